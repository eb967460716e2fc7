INSERT INTO fact_push_open
SELECT event_id, user_id, event_ts, received_ts, properties ->> 'push_id', properties ->> 'action'
FROM bronze_events WHERE event_type = 'push_open'
ON CONFLICT DO NOTHING;
