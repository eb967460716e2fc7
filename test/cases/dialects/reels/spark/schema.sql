CREATE TABLE dim_videos (
  video_id STRING NOT NULL,
  creator_id STRING,
  category STRING,
  duration_ms BIGINT,
  published_ts TIMESTAMP,
  CONSTRAINT dim_videos_pk PRIMARY KEY (video_id)
) USING DELTA;

CREATE TABLE dim_creators (
  creator_id STRING NOT NULL,
  handle STRING,
  tier STRING,
  changed_ts TIMESTAMP NOT NULL,
  CONSTRAINT dim_creators_pk PRIMARY KEY (creator_id, changed_ts)
) USING DELTA;

-- partition by event_date, cluster by user_id
CREATE TABLE fact_events (
  event_id STRING NOT NULL,
  event_type STRING NOT NULL,
  user_id STRING NOT NULL,
  device_id STRING,
  client_session_id STRING,
  video_id STRING,
  creator_id STRING,
  event_ts TIMESTAMP NOT NULL,
  event_date DATE,
  received_ts TIMESTAMP NOT NULL,
  view_id STRING,
  watch_ms BIGINT,
  share_id STRING,
  parent_share_id STRING,
  channel STRING,
  comment_id STRING,
  comment_text STRING,
  properties STRING,
  context STRING,
  CONSTRAINT fact_events_pk PRIMARY KEY (event_id),
  CONSTRAINT fact_events_video_fk FOREIGN KEY (video_id) REFERENCES dim_videos (video_id)
) USING DELTA
PARTITIONED BY (event_date)
TBLPROPERTIES ('delta.enableDeletionVectors' = 'true');

CREATE TABLE creator_day (
  creator_id STRING NOT NULL,
  activity_date DATE NOT NULL,
  views BIGINT,
  watch_ms BIGINT,
  net_likes BIGINT,
  shares BIGINT,
  comments BIGINT,
  net_follows BIGINT,
  CONSTRAINT creator_day_pk PRIMARY KEY (creator_id, activity_date)
) USING DELTA;
