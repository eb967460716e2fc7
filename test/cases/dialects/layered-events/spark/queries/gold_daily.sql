SELECT * FROM gold_daily ORDER BY activity_date
