CREATE OR REPLACE TABLE reels.dim_video (
  video_id STRING NOT NULL,
  creator_id STRING,
  category STRING,
  duration_ms INT64,
  published_ts TIMESTAMP,
  PRIMARY KEY (video_id) NOT ENFORCED
);

CREATE OR REPLACE TABLE reels.dim_creator_scd2 (
  creator_id STRING NOT NULL,
  handle STRING,
  tier STRING,
  valid_from TIMESTAMP NOT NULL,
  PRIMARY KEY (creator_id, valid_from) NOT ENFORCED
)
CLUSTER BY creator_id;

CREATE OR REPLACE TABLE reels.fct_events (
  event_id STRING NOT NULL,
  event_type STRING NOT NULL,
  user_id STRING NOT NULL,
  device_id STRING,
  client_session_id STRING,
  video_id STRING,
  creator_id STRING,
  event_ts TIMESTAMP NOT NULL,
  received_ts TIMESTAMP NOT NULL,
  view_id STRING,
  watch_ms INT64,
  share_id STRING,
  parent_share_id STRING,
  share_channel STRING,
  comment_id STRING,
  comment_text STRING,
  properties JSON,
  context JSON,
  PRIMARY KEY (event_id) NOT ENFORCED,
  FOREIGN KEY (video_id) REFERENCES reels.dim_video (video_id) NOT ENFORCED
)
PARTITION BY DATE(event_ts)
CLUSTER BY user_id, event_type
OPTIONS (partition_expiration_days = 90);

CREATE OR REPLACE TABLE reels.agg_creator_day (
  creator_id STRING NOT NULL,
  activity_date DATE NOT NULL,
  views INT64,
  watch_ms INT64,
  net_likes INT64,
  shares INT64,
  comments INT64,
  net_follows INT64,
  PRIMARY KEY (creator_id, activity_date) NOT ENFORCED
)
PARTITION BY DATE_TRUNC(activity_date, MONTH)
CLUSTER BY creator_id;
