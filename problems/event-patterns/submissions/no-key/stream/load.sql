-- No list of types: what comes is a row.
INSERT INTO activity_stream (customer, ts, activity_id, activity, received_ts, feature_json)
SELECT user_id, event_ts, event_id, event_type, received_ts, properties
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
