CREATE TABLE fact_push_open (event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, event_ts TEXT NOT NULL, received_ts TEXT, push_id TEXT, action TEXT);
