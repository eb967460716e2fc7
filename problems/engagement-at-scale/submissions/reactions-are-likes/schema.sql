-- One wide table for every type, a row per event; on top a row per day and surface.
CREATE TABLE author (author_id TEXT PRIMARY KEY, account_kind TEXT, joined_ts TEXT);
CREATE TABLE post (
  post_id TEXT PRIMARY KEY,
  author_id TEXT NOT NULL REFERENCES author (author_id),
  post_kind TEXT,
  published_ts TEXT
);
-- partition by date(event_ts), cluster by user_id
CREATE TABLE event (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT,
  post_id TEXT NOT NULL REFERENCES post (post_id),
  author_id TEXT NOT NULL REFERENCES author (author_id),
  surface TEXT,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  dwell_ms INTEGER,
  comment_id TEXT,
  text TEXT,
  share_id TEXT,
  channel TEXT,
  reaction TEXT
);
CREATE INDEX event_by_user_post ON event (user_id, post_id, event_type, event_ts);
CREATE TABLE surface_day (
  activity_date TEXT,
  surface TEXT,
  views INTEGER NOT NULL,
  likes INTEGER NOT NULL,
  comments INTEGER NOT NULL,
  shares INTEGER NOT NULL,
  reactions INTEGER NOT NULL,
  engaged_users INTEGER NOT NULL,
  PRIMARY KEY (activity_date, surface)
);
