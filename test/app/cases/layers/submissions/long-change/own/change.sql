CREATE TABLE silver_comments (event_id TEXT PRIMARY KEY, user_id TEXT);
CREATE INDEX by_user ON silver_comments (user_id);
