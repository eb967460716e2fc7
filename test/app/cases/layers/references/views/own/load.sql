INSERT INTO bronze_events SELECT * FROM landing WHERE true ON CONFLICT DO NOTHING;
INSERT INTO silver_likes SELECT event_id, event_ts FROM landing WHERE event_type = 'like' ON CONFLICT DO NOTHING;
