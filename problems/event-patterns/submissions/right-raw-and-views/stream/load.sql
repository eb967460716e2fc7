INSERT OR REPLACE INTO activity
SELECT event_id, json_object('user', user_id, 'ts', event_ts, 'type', event_type, 'properties', json(properties))
FROM bronze_events;
