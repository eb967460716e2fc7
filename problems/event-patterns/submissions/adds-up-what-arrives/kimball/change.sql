CREATE TABLE fact_push (
  event_id  TEXT PRIMARY KEY,
  user_id   TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  push_id   TEXT,
  action    TEXT
);
