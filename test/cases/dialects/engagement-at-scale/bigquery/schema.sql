CREATE SCHEMA IF NOT EXISTS social;

CREATE OR REPLACE TABLE social.dim_author
(
  author_id     STRING NOT NULL,
  account_kind  STRING,
  joined_ts     TIMESTAMP,
  PRIMARY KEY (author_id) NOT ENFORCED
);

CREATE OR REPLACE TABLE social.dim_post
(
  post_id       STRING NOT NULL,
  author_id     STRING,
  post_kind     STRING,
  published_ts  TIMESTAMP,
  PRIMARY KEY (post_id) NOT ENFORCED,
  FOREIGN KEY (author_id) REFERENCES social.dim_author (author_id) NOT ENFORCED
);

CREATE OR REPLACE TABLE social.fct_engagement_event
(
  event_id      STRING NOT NULL OPTIONS (description = 'natural key from the client'),
  event_type    STRING NOT NULL,
  event_ts      TIMESTAMP NOT NULL,
  received_ts   TIMESTAMP NOT NULL,
  user_id       STRING NOT NULL,
  device_id     STRING,
  post_id       STRING NOT NULL,
  author_id     STRING,
  surface       STRING,
  dwell_ms      INT64,
  comment_id    STRING,
  comment_text  STRING,
  share_id      STRING,
  share_channel STRING,
  reaction      STRING,
  app_version   STRING,
  country       STRING,
  PRIMARY KEY (event_id) NOT ENFORCED,
  FOREIGN KEY (post_id) REFERENCES social.dim_post (post_id) NOT ENFORCED,
  FOREIGN KEY (author_id) REFERENCES social.dim_author (author_id) NOT ENFORCED
)
PARTITION BY DATE(event_ts)
CLUSTER BY user_id, event_type, post_id
OPTIONS (
  partition_expiration_days = 90,
  require_partition_filter = FALSE,
  labels = [('layer', 'silver')]
);

CREATE OR REPLACE TABLE social.agg_surface_daily
(
  activity_date  DATE NOT NULL,
  surface        STRING NOT NULL,
  views          INT64 NOT NULL,
  likes          INT64 NOT NULL,
  comments       INT64 NOT NULL,
  shares         INT64 NOT NULL,
  reactions      INT64 NOT NULL,
  engaged_users  INT64 NOT NULL,
  PRIMARY KEY (activity_date, surface) NOT ENFORCED
)
PARTITION BY DATE_TRUNC(activity_date, MONTH);
