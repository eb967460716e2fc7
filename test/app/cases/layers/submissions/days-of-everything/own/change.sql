CREATE TABLE silver_comments (event_id TEXT PRIMARY KEY, user_id TEXT);
