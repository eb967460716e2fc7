CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, user_id TEXT NOT NULL);
