INSERT INTO events (event_id, event_type, user_id, device_id, event_ts, received_ts)
SELECT event_id, event_type, user_id, device_id, event_ts, received_ts
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
