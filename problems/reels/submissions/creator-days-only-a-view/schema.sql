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

-- everything that happened, as it was delivered
-- partition by date(event_ts), cluster by user_id
CREATE TABLE event_log (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  client_session_id TEXT,
  video_id TEXT,
  creator_id TEXT,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  properties TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE INDEX event_log_by_user ON event_log (user_id, video_id, event_ts);

CREATE VIEW events AS
SELECT *, date(event_ts) AS event_date, properties ->> 'watch_ms' AS watch_ms,
  properties ->> 'share_id' AS share_id, properties ->> 'parent_share_id' AS parent_share_id
FROM event_log;

-- always up to date, nothing to maintain
CREATE VIEW creator_day AS
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
