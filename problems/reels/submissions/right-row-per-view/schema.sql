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

-- one row a view; either half may come first
-- partition by date(started_ts), cluster by user_id
CREATE TABLE views (
  view_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL REFERENCES videos (video_id),
  creator_id TEXT NOT NULL,
  start_event_id TEXT UNIQUE,
  started_ts TEXT,
  start_received_ts TEXT,
  start_extra TEXT, -- JSON: properties that have no column yet
  end_event_id TEXT UNIQUE,
  ended_ts TEXT,
  end_received_ts TEXT,
  end_extra TEXT,
  watch_ms INTEGER,
  context TEXT NOT NULL
);
CREATE INDEX views_by_user ON views (user_id, video_id, started_ts);

-- all other events, types that are still unknown too
-- partition by date(event_ts), cluster by user_id
CREATE TABLE actions (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT REFERENCES videos (video_id),
  creator_id TEXT,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  share_id TEXT,
  parent_share_id TEXT,
  channel TEXT,
  comment_id TEXT,
  comment_text TEXT,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX actions_by_user ON actions (user_id, video_id, event_type, event_ts);
CREATE INDEX actions_by_parent_share ON actions (parent_share_id);

CREATE VIEW activity (event_id, event_type, user_id, device_id, video_id, creator_id, event_ts, watch_ms) AS
SELECT start_event_id, 'video_view_start', user_id, device_id, video_id, creator_id, started_ts, NULL
FROM views WHERE start_event_id IS NOT NULL
UNION ALL
SELECT end_event_id, 'video_view_end', user_id, device_id, video_id, creator_id, ended_ts, watch_ms
FROM views WHERE end_event_id IS NOT NULL
UNION ALL
SELECT event_id, event_type, user_id, device_id, video_id, creator_id, event_ts, NULL FROM actions;

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
SELECT creator_id, date(event_ts) AS activity_date,
  SUM(event_type = 'video_view_start') AS views,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  SUM(event_type = 'like') - SUM(event_type = 'unlike') AS net_likes,
  SUM(event_type = 'share') AS shares,
  SUM(event_type = 'comment') AS comments,
  SUM(event_type = 'follow_creator') - SUM(event_type = 'unfollow_creator') AS net_follows
FROM activity
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, date(event_ts);
