SELECT user_id, count(*) AS n FROM stream WHERE activity = 'like' GROUP BY user_id;
