CREATE TABLE videos (
  video_id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL,
  category TEXT,
  duration_ms INTEGER,
  published_ts TEXT
);

CREATE TABLE creator_versions (
  creator_id TEXT NOT NULL,
  changed_ts TEXT NOT NULL,
  handle TEXT,
  tier TEXT,
  PRIMARY KEY (creator_id, changed_ts)
);

CREATE TABLE users (
  user_key INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL UNIQUE
);

CREATE TABLE devices (
  device_key INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL UNIQUE,
  user_key INTEGER NOT NULL REFERENCES users (user_key),
  device_type TEXT
);

-- partition by event_date, cluster by user_key
CREATE TABLE fact_events (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_key INTEGER NOT NULL REFERENCES users (user_key),
  device_key INTEGER NOT NULL REFERENCES devices (device_key),
  client_session_id TEXT,
  video_id TEXT REFERENCES videos (video_id),
  creator_id TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  view_id TEXT,
  watch_ms INTEGER,
  share_id TEXT,
  parent_share_id TEXT,
  channel TEXT,
  comment_id TEXT,
  comment_text TEXT,
  extra TEXT NOT NULL, -- JSON: properties that have no column yet
  context TEXT NOT NULL
);
CREATE INDEX fact_events_by_user ON fact_events (user_key, event_type, video_id, event_ts);
CREATE INDEX fact_events_by_creator_day ON fact_events (creator_id, event_date);
CREATE INDEX fact_events_by_parent_share ON fact_events (parent_share_id);

CREATE VIEW events AS
SELECT f.*, u.user_id, d.device_id
FROM fact_events f
JOIN users u ON u.user_key = f.user_key
JOIN devices d ON d.device_key = f.device_key;

-- one row a creator and day; outlives the events it was counted from
CREATE TABLE creator_day (
  creator_id TEXT NOT NULL,
  activity_date TEXT NOT NULL,
  views INTEGER NOT NULL,
  watch_ms INTEGER NOT NULL,
  net_likes INTEGER NOT NULL,
  shares INTEGER NOT NULL,
  comments INTEGER NOT NULL,
  net_follows INTEGER NOT NULL,
  PRIMARY KEY (creator_id, activity_date)
);

CREATE VIEW creator_day_from_log AS
SELECT creator_id, event_date AS activity_date,
  SUM(event_type = 'video_view_start') AS views,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  SUM(event_type = 'like') - SUM(event_type = 'unlike') AS net_likes,
  SUM(event_type = 'share') AS shares,
  SUM(event_type = 'comment') AS comments,
  SUM(event_type = 'follow_creator') - SUM(event_type = 'unfollow_creator') AS net_follows
FROM events
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, event_date;
