-- Layers: bronze is given and never changed. Below: a fact table per type, a row per event, typed. On top: a row per
-- day and surface, the only table that a dashboard reads.

CREATE TABLE dim_author (
  author_id    TEXT PRIMARY KEY,
  account_kind TEXT,
  joined_ts    TEXT
) WITHOUT ROWID;

CREATE TABLE dim_post (
  post_id      TEXT PRIMARY KEY,
  author_id    TEXT NOT NULL REFERENCES dim_author (author_id),
  post_kind    TEXT,
  published_ts TEXT
) WITHOUT ROWID;

-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_post_view (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  post_id     TEXT NOT NULL REFERENCES dim_post (post_id),
  author_id   TEXT NOT NULL REFERENCES dim_author (author_id),
  surface     TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  dwell_ms    INTEGER,
  context     TEXT NOT NULL
) WITHOUT ROWID;
-- The hour after a view: one user's views of one post, in order of time.
CREATE INDEX fact_post_view_hour ON fact_post_view (user_id, post_id, event_ts);

-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_post_like (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  post_id     TEXT NOT NULL REFERENCES dim_post (post_id),
  author_id   TEXT NOT NULL REFERENCES dim_author (author_id),
  surface     TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;

-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_post_comment (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  post_id     TEXT NOT NULL REFERENCES dim_post (post_id),
  author_id   TEXT NOT NULL REFERENCES dim_author (author_id),
  surface     TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  comment_id  TEXT NOT NULL UNIQUE,
  text        TEXT,
  context     TEXT NOT NULL
) WITHOUT ROWID;

-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_post_share (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  post_id     TEXT NOT NULL REFERENCES dim_post (post_id),
  author_id   TEXT NOT NULL REFERENCES dim_author (author_id),
  surface     TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  share_id    TEXT NOT NULL UNIQUE,
  channel     TEXT,
  context     TEXT NOT NULL
) WITHOUT ROWID;

-- partition by date(event_ts), cluster by user_id
CREATE TABLE fact_post_reaction (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  post_id     TEXT NOT NULL REFERENCES dim_post (post_id),
  author_id   TEXT NOT NULL REFERENCES dim_author (author_id),
  surface     TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  reaction    TEXT,
  context     TEXT NOT NULL
) WITHOUT ROWID;

-- What a day computes again is read as one; nothing is stored twice.
CREATE VIEW fact_event AS
SELECT date(event_ts) AS activity_date, surface, user_id, 'view' AS what FROM fact_post_view
UNION ALL SELECT date(event_ts), surface, user_id, 'like' FROM fact_post_like
UNION ALL SELECT date(event_ts), surface, user_id, 'comment' FROM fact_post_comment
UNION ALL SELECT date(event_ts), surface, user_id, 'share' FROM fact_post_share
UNION ALL SELECT date(event_ts), surface, user_id, 'reaction' FROM fact_post_reaction;

-- Kept for ever: it has no user in it.
-- partition by month of activity_date
CREATE TABLE agg_surface_day (
  activity_date TEXT NOT NULL,
  surface       TEXT NOT NULL,
  views         INTEGER NOT NULL,
  likes         INTEGER NOT NULL,
  comments      INTEGER NOT NULL,
  shares        INTEGER NOT NULL,
  reactions     INTEGER NOT NULL,
  engaged_users INTEGER NOT NULL,
  PRIMARY KEY (activity_date, surface)
) WITHOUT ROWID;
