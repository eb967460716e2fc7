INSERT INTO silver_likes SELECT event_id, event_ts FROM bronze_events WHERE event_type = 'like';
