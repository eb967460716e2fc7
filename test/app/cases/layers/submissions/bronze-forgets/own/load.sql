INSERT INTO bronze_events SELECT * FROM landing WHERE true ON CONFLICT DO NOTHING;
INSERT INTO silver_likes (event_id, event_ts)
  SELECT event_id, event_ts FROM landing WHERE event_type = 'like' ON CONFLICT DO NOTHING;
DELETE FROM gold_daily;
INSERT INTO gold_daily SELECT date(event_ts), count(*) FROM silver_likes GROUP BY 1;
