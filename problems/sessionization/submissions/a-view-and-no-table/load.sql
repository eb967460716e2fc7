INSERT INTO event (user_id, device_id, event_ts, event_id)
SELECT user_id, device_id, event_ts, event_id FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
