-- One log of events and what describes videos and creators, in DuckDB's own words.

CREATE TABLE dim_video (
  video_id     VARCHAR PRIMARY KEY,
  creator_id   VARCHAR NOT NULL,
  category     VARCHAR,
  duration_ms  BIGINT,
  published_ts TIMESTAMP
);

-- A row each time a creator's handle or tier changed: joined as of a day.
CREATE TABLE dim_creator (
  creator_id VARCHAR NOT NULL,
  changed_ts TIMESTAMP NOT NULL,
  handle     VARCHAR,
  tier       VARCHAR,
  PRIMARY KEY (creator_id, changed_ts)
);

-- holds: video_view_start, video_view_end, like, unlike, share, comment
-- holds: session_start, session_end, follow_creator, unfollow_creator
-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_event (
  event_id          VARCHAR PRIMARY KEY,
  event_type        VARCHAR NOT NULL,
  user_id           VARCHAR NOT NULL,
  device_id         VARCHAR NOT NULL,
  video_id          VARCHAR,
  creator_id        VARCHAR,
  client_session_id VARCHAR,
  event_ts          TIMESTAMP NOT NULL,
  received_ts       TIMESTAMP NOT NULL,
  view_id           VARCHAR,
  watch_ms          BIGINT,
  share_id          VARCHAR,
  parent_share_id   VARCHAR,
  comment_id        VARCHAR,
  comment_text      VARCHAR, -- holds: text
  -- What has no column yet; the parent of a share stands in its column alone, where it can be taken back.
  properties        JSON NOT NULL, -- holds: channel
  context           JSON NOT NULL
);

-- partition by activity_date, cluster by creator_id
CREATE TABLE agg_creator_day (
  creator_id    VARCHAR NOT NULL,
  activity_date DATE NOT NULL,
  views         BIGINT NOT NULL,
  watch_ms      BIGINT NOT NULL,
  net_likes     BIGINT NOT NULL,
  shares        BIGINT NOT NULL,
  comments      BIGINT NOT NULL,
  net_follows   BIGINT NOT NULL,
  PRIMARY KEY (creator_id, activity_date)
);

-- Days before the last cut-off are closed.
CREATE TABLE retention_cutoff (
  cutoff_date DATE PRIMARY KEY
);
