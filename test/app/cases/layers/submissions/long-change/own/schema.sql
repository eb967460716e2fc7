CREATE TABLE bronze_events (event_id TEXT PRIMARY KEY, event_type TEXT, user_id TEXT, event_ts TEXT);
CREATE TABLE silver_likes (like_id INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, event_ts TEXT);
CREATE TABLE gold_daily (day TEXT PRIMARY KEY, events INTEGER);
