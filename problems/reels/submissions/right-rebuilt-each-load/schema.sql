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

-- silver: every event once, properties as they came
-- partition by date(event_ts), cluster by user_id
CREATE TABLE raw_events (
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

CREATE VIEW events AS
SELECT event_id, event_type, user_id, device_id, video_id, creator_id, event_ts, date(event_ts) AS event_date,
  properties ->> 'watch_ms' AS watch_ms, properties ->> 'share_id' AS share_id,
  properties ->> 'parent_share_id' AS parent_share_id
FROM raw_events;

-- gold: four tables that every load builds again, each from its view
CREATE TABLE sessions (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  session_start TEXT NOT NULL,
  session_end TEXT NOT NULL,
  session_date TEXT NOT NULL,
  videos_viewed INTEGER NOT NULL,
  watch_ms INTEGER NOT NULL,
  engagements INTEGER NOT NULL,
  PRIMARY KEY (user_id, device_id, session_start)
);
CREATE VIEW sessions_now AS
WITH marked AS (
  SELECT *, COALESCE(unixepoch(event_ts) - LAG(unixepoch(event_ts)) OVER w > 1800, 1) AS starts
  FROM events
  WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts, event_id)
),
runs AS (
  SELECT *, SUM(starts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id) AS run
  FROM marked
)
SELECT user_id, device_id, MIN(event_ts) AS session_start,
  MIN(MAX(event_ts), datetime(MIN(event_ts), '+4 hours')) AS session_end,
  date(MIN(event_ts)) AS session_date,
  COUNT(DISTINCT CASE WHEN event_type = 'video_view_start' THEN video_id END) AS videos_viewed,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  SUM(event_type IN ('like', 'share', 'comment')) AS engagements
FROM runs
GROUP BY user_id, device_id, run;

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
CREATE VIEW creator_day_now AS
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

CREATE TABLE user_video (
  user_id TEXT NOT NULL,
  video_id TEXT NOT NULL,
  last_viewed_ts TEXT,
  liked INTEGER NOT NULL,
  PRIMARY KEY (user_id, video_id)
);
CREATE INDEX user_video_recent ON user_video (user_id, last_viewed_ts);
CREATE VIEW user_video_now AS
SELECT user_id, video_id, MAX(CASE WHEN event_type = 'video_view_start' THEN event_ts END) AS last_viewed_ts,
  COALESCE(MAX(CASE WHEN event_type = 'like' THEN event_ts END)
    > COALESCE(MAX(CASE WHEN event_type = 'unlike' THEN event_ts END), ''), 0) AS liked
FROM events
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY user_id, video_id;

CREATE TABLE video_totals (
  video_id TEXT PRIMARY KEY,
  views INTEGER NOT NULL,
  watch_ms INTEGER NOT NULL,
  shares INTEGER NOT NULL,
  comments INTEGER NOT NULL
);
CREATE VIEW video_totals_now AS
SELECT video_id, SUM(event_type = 'video_view_start') AS views,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  SUM(event_type = 'share') AS shares,
  SUM(event_type = 'comment') AS comments
FROM events
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY video_id;
