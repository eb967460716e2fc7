INSERT INTO events SELECT event_id, event_type, user_id FROM bronze_events;
