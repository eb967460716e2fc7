-- A row an event, versions of creators, and a row a creator and day.

CREATE OR REPLACE TABLE reels.core.dim_video (
  video_id VARCHAR(64) NOT NULL PRIMARY KEY,
  creator_id VARCHAR(64) NOT NULL,
  category VARCHAR,
  duration_ms NUMBER(38, 0),
  published_ts TIMESTAMP_NTZ
);

CREATE OR REPLACE TABLE reels.core.dim_creator (
  creator_id VARCHAR(64) NOT NULL,
  changed_ts TIMESTAMP_NTZ NOT NULL,
  handle VARCHAR,
  tier VARCHAR,
  PRIMARY KEY (creator_id, changed_ts)
) COMMENT = 'a row a change';

CREATE OR REPLACE TABLE reels.core.fact_event (
  event_id VARCHAR(64) NOT NULL,
  event_type VARCHAR NOT NULL,
  user_id VARCHAR(64) NOT NULL,
  device_id VARCHAR(64) NOT NULL,
  client_session_id VARCHAR(64),
  video_id VARCHAR(64) REFERENCES reels.core.dim_video (video_id),
  creator_id VARCHAR(64),
  event_date DATE NOT NULL,
  event_ts TIMESTAMP_NTZ NOT NULL,
  received_ts TIMESTAMP_NTZ NOT NULL,
  view_id VARCHAR(64),
  watch_ms NUMBER(38, 0),
  share_id VARCHAR(64),
  parent_share_id VARCHAR(64),
  channel VARCHAR,
  comment_id VARCHAR(64),
  comment_text VARCHAR,
  extra VARIANT, -- properties that have no column yet
  context VARIANT,
  PRIMARY KEY (event_id)
)
CLUSTER BY (event_date, user_id);

CREATE OR REPLACE TABLE reels.core.fact_creator_day (
  creator_id VARCHAR(64) NOT NULL,
  activity_date DATE NOT NULL,
  views NUMBER(38, 0) NOT NULL,
  watch_ms NUMBER(38, 0) NOT NULL,
  net_likes NUMBER(38, 0) NOT NULL,
  shares NUMBER(38, 0) NOT NULL,
  comments NUMBER(38, 0) NOT NULL,
  net_follows NUMBER(38, 0) NOT NULL,
  PRIMARY KEY (creator_id, activity_date)
)
CLUSTER BY (activity_date, creator_id);

-- What a user sees again: their views and likes alone, a row each, found by the user.
CREATE OR REPLACE TABLE reels.core.user_video_event (
  user_id VARCHAR(64) NOT NULL,
  event_id VARCHAR(64) NOT NULL,
  video_id VARCHAR(64) NOT NULL,
  event_type VARCHAR NOT NULL,
  event_ts TIMESTAMP_NTZ NOT NULL,
  event_date DATE NOT NULL,
  PRIMARY KEY (user_id, event_id),
  UNIQUE (event_id)
)
CLUSTER BY (event_date, user_id);

CREATE OR REPLACE VIEW reels.core.creator_day_from_log AS
SELECT
  creator_id,
  event_date AS activity_date,
  COUNT_IF(event_type = 'video_view_start') AS views,
  ZEROIFNULL(SUM(IFF(event_type = 'video_view_end', watch_ms, NULL))) AS watch_ms,
  COUNT_IF(event_type = 'like') - COUNT_IF(event_type = 'unlike') AS net_likes,
  COUNT_IF(event_type = 'share') AS shares,
  COUNT_IF(event_type = 'comment') AS comments,
  COUNT_IF(event_type = 'follow_creator') - COUNT_IF(event_type = 'unfollow_creator') AS net_follows
FROM reels.core.fact_event
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, event_date;
