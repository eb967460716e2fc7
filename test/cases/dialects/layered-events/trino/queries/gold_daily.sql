SELECT * FROM gold_daily
