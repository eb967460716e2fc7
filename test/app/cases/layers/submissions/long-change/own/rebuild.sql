INSERT INTO silver_likes (event_id, event_ts)
  SELECT event_id, event_ts FROM bronze_events WHERE event_type = 'like' ORDER BY event_id DESC;
INSERT INTO gold_daily SELECT date(event_ts), count(*) FROM silver_likes GROUP BY 1;
