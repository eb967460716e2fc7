SELECT activity_date, surface,
       sum(views) AS views, sum(likes) AS likes, sum(comments) AS comments, sum(shares) AS shares,
       sum(reactions) AS reactions,
       sum(likes + comments + shares + reactions > 0) AS engaged_users
FROM customer_day
GROUP BY activity_date, surface;
