-- An append-only event log, versions of creators, and a row a creator and day.

CREATE TABLE IF NOT EXISTS `reels.analytics.videos` (
  video_id STRING NOT NULL,
  creator_id STRING NOT NULL,
  category STRING,
  duration_ms INT64,
  published_ts TIMESTAMP,
  PRIMARY KEY (video_id) NOT ENFORCED
)
OPTIONS (description = 'one row a video');

CREATE TABLE IF NOT EXISTS `reels.analytics.creator_versions` (
  creator_id STRING NOT NULL,
  changed_ts TIMESTAMP NOT NULL,
  handle STRING,
  tier STRING,
  PRIMARY KEY (creator_id, changed_ts) NOT ENFORCED
)
OPTIONS (description = 'one row a creator and change');

CREATE TABLE IF NOT EXISTS `reels.analytics.events` (
  event_id STRING NOT NULL,
  event_type STRING NOT NULL,
  user_id STRING NOT NULL,
  device_id STRING NOT NULL,
  client_session_id STRING,
  video_id STRING,
  creator_id STRING,
  event_ts TIMESTAMP NOT NULL,
  received_ts TIMESTAMP NOT NULL,
  view_id STRING,
  watch_ms INT64,
  share_id STRING,
  parent_share_id STRING,
  channel STRING,
  comment_id STRING,
  comment_text STRING OPTIONS (description = 'personal data'),
  extra JSON, -- properties that have no column yet
  context JSON,
  PRIMARY KEY (event_id) NOT ENFORCED,
  FOREIGN KEY (video_id) REFERENCES `reels.analytics.videos` (video_id) NOT ENFORCED
)
PARTITION BY DATE(event_ts)
CLUSTER BY user_id, event_type
OPTIONS (partition_expiration_days = 730, require_partition_filter = FALSE);

CREATE TABLE IF NOT EXISTS `reels.analytics.creator_day` (
  creator_id STRING NOT NULL,
  activity_date DATE NOT NULL,
  views INT64 NOT NULL,
  watch_ms INT64 NOT NULL,
  net_likes INT64 NOT NULL,
  shares INT64 NOT NULL,
  comments INT64 NOT NULL,
  net_follows INT64 NOT NULL,
  PRIMARY KEY (creator_id, activity_date) NOT ENFORCED
)
PARTITION BY activity_date
CLUSTER BY creator_id;

CREATE OR REPLACE VIEW `reels.analytics.creator_day_from_log` AS
SELECT
  creator_id,
  DATE(event_ts) AS activity_date,
  COUNTIF(event_type = 'video_view_start') AS views,
  IFNULL(SUM(IF(event_type = 'video_view_end', watch_ms, NULL)), 0) AS watch_ms,
  COUNTIF(event_type = 'like') - COUNTIF(event_type = 'unlike') AS net_likes,
  COUNTIF(event_type = 'share') AS shares,
  COUNTIF(event_type = 'comment') AS comments,
  COUNTIF(event_type = 'follow_creator') - COUNTIF(event_type = 'unfollow_creator') AS net_follows
FROM `reels.analytics.events`
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, activity_date;
