INSERT INTO arriving SELECT event_id, event_type, user_id, event_ts, received_ts, properties FROM bronze_events;
