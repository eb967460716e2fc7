INSERT INTO stream SELECT event_id, user_id, event_type FROM landing WHERE true ON CONFLICT DO NOTHING;
