CREATE TABLE events (event_id TEXT NOT NULL, event_type TEXT NOT NULL, user_id TEXT NOT NULL);
