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
CREATE TABLE view_starts (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  view_id TEXT NOT NULL,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX view_starts_by_user ON view_starts (user_id, video_id, event_ts);

-- partition by event_date, cluster by user_id
CREATE TABLE view_ends (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  view_id TEXT NOT NULL,
  watch_ms INTEGER,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- partition by event_date, cluster by user_id
CREATE TABLE likes (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX likes_by_user ON likes (user_id, video_id, event_ts);

-- partition by event_date, cluster by user_id
CREATE TABLE unlikes (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX unlikes_by_user ON unlikes (user_id, video_id, event_ts);

-- partition by event_date, cluster by user_id
CREATE TABLE shares (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  share_id TEXT NOT NULL,
  parent_share_id TEXT,
  channel TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX shares_by_parent ON shares (parent_share_id);

-- partition by event_date, cluster by user_id
CREATE TABLE comments (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT NOT NULL,
  creator_id TEXT NOT NULL,
  comment_id TEXT NOT NULL,
  comment_text TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- partition by event_date, cluster by user_id
CREATE TABLE session_starts (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- partition by event_date, cluster by user_id
CREATE TABLE session_ends (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- partition by event_date, cluster by user_id
CREATE TABLE follows (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  creator_id TEXT NOT NULL,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- partition by event_date, cluster by user_id
CREATE TABLE unfollows (
  event_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  creator_id TEXT NOT NULL,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  extra TEXT NOT NULL,
  context TEXT NOT NULL
);

-- types that came after this model, until they get a table of their own
-- partition by event_date, cluster by user_id
CREATE TABLE other_events (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT,
  creator_id TEXT,
  event_date TEXT NOT NULL,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  properties TEXT NOT NULL,
  context TEXT NOT NULL
);

-- all activity in one shape
CREATE VIEW activity (event_id, event_type, user_id, device_id, video_id, creator_id,
  event_ts, watch_ms) AS
SELECT event_id, 'video_view_start', user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM view_starts
UNION ALL SELECT event_id, 'video_view_end', user_id, device_id, video_id, creator_id, event_ts,
  watch_ms FROM view_ends
UNION ALL SELECT event_id, 'like', user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM likes
UNION ALL SELECT event_id, 'unlike', user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM unlikes
UNION ALL SELECT event_id, 'share', user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM shares
UNION ALL SELECT event_id, 'comment', user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM comments
UNION ALL SELECT event_id, 'session_start', user_id, device_id, NULL, NULL, event_ts,
  NULL FROM session_starts
UNION ALL SELECT event_id, 'session_end', user_id, device_id, NULL, NULL, event_ts,
  NULL FROM session_ends
UNION ALL SELECT event_id, 'follow_creator', user_id, device_id, NULL, creator_id, event_ts,
  NULL FROM follows
UNION ALL SELECT event_id, 'unfollow_creator', user_id, device_id, NULL, creator_id, event_ts,
  NULL FROM unfollows
UNION ALL SELECT event_id, event_type, user_id, device_id, video_id, creator_id, event_ts,
  NULL FROM other_events;

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
