SELECT activity_date, surface, counts ->> 'views' AS views, counts ->> 'likes' AS likes,
       counts ->> 'comments' AS comments, counts ->> 'shares' AS shares, counts ->> 'reactions' AS reactions,
       json_array_length(engaged) AS engaged_users
FROM surface_day;
