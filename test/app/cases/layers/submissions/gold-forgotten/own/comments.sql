SELECT user_id, count(*) AS n FROM silver_comments GROUP BY user_id;
