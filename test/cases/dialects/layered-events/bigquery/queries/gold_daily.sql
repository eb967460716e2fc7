SELECT * FROM lake.gold_daily ORDER BY activity_date;
