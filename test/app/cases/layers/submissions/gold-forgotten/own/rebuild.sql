INSERT INTO silver_likes (event_id, event_ts) SELECT event_id, event_ts FROM bronze_events WHERE event_type = 'like';
