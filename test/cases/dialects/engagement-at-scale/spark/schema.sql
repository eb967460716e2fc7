CREATE TABLE IF NOT EXISTS dim_author (
  author_id STRING NOT NULL,
  account_kind STRING,
  joined_ts TIMESTAMP,
  CONSTRAINT dim_author_pk PRIMARY KEY (author_id)
) USING DELTA;

CREATE TABLE IF NOT EXISTS dim_post (
  post_id STRING NOT NULL,
  author_id STRING,
  post_kind STRING,
  published_ts TIMESTAMP,
  CONSTRAINT dim_post_pk PRIMARY KEY (post_id),
  CONSTRAINT dim_post_author_fk FOREIGN KEY (author_id) REFERENCES dim_author (author_id)
) USING DELTA;

-- partition by event_date, cluster by user_id (OPTIMIZE silver_events ZORDER BY (user_id) every night)
CREATE TABLE IF NOT EXISTS silver_events (
  event_id STRING NOT NULL COMMENT 'unique id from the client',
  event_type STRING NOT NULL,
  user_id STRING NOT NULL,
  device_id STRING,
  post_id STRING NOT NULL,
  author_id STRING,
  surface STRING,
  event_ts TIMESTAMP NOT NULL,
  received_ts TIMESTAMP NOT NULL,
  event_date DATE GENERATED ALWAYS AS (CAST(event_ts AS DATE)),
  dwell_ms BIGINT,
  comment_id STRING,
  comment_text STRING,
  share_id STRING,
  share_channel STRING,
  reaction STRING,
  app_version STRING,
  country STRING,
  CONSTRAINT silver_events_pk PRIMARY KEY (event_id),
  CONSTRAINT silver_events_post_fk FOREIGN KEY (post_id) REFERENCES dim_post (post_id),
  CONSTRAINT silver_events_author_fk FOREIGN KEY (author_id) REFERENCES dim_author (author_id)
)
USING DELTA
PARTITIONED BY (event_date)
TBLPROPERTIES ('delta.autoOptimize.optimizeWrite' = 'true', 'delta.autoOptimize.autoCompact' = 'true');

CREATE TABLE IF NOT EXISTS gold_daily_engagement (
  activity_date DATE NOT NULL,
  surface STRING NOT NULL,
  views BIGINT,
  likes BIGINT,
  comments BIGINT,
  shares BIGINT,
  reactions BIGINT,
  engaged_users BIGINT,
  CONSTRAINT gold_pk PRIMARY KEY (activity_date, surface)
) USING DELTA;
