INSERT INTO silver_likes (event_id, event_ts) SELECT event_id, '2026-01-01 00:00:00' FROM bronze_events WHERE event_type = 'like';
INSERT INTO gold_daily SELECT date(event_ts), count(*) FROM silver_likes GROUP BY 1;
