select * from gold_daily;
