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

-- partition by event_date, cluster by user_id
CREATE TABLE events (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
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
CREATE INDEX events_by_user ON events (user_id, event_type, video_id, event_ts);
CREATE INDEX events_by_creator_day ON events (creator_id, event_date);
CREATE INDEX events_by_parent_share ON events (parent_share_id);

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
