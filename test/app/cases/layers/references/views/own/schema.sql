CREATE TABLE bronze_events (event_id TEXT PRIMARY KEY, event_type TEXT, user_id TEXT, event_ts TEXT);
CREATE TABLE silver_likes (event_id TEXT PRIMARY KEY, event_ts TEXT);
CREATE VIEW gold_daily AS SELECT date(event_ts) AS day, count(*) AS events FROM silver_likes GROUP BY 1;
