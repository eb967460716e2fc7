CREATE TABLE stream (event_id TEXT PRIMARY KEY, user_id TEXT, activity TEXT);
