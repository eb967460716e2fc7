-- Kimball star: dimensions, an insert-only fact table for each process, and three tables of derived facts
-- which every load puts right in place: sessions, a user's standing with a video, a creator's day.

-- Dimensions --------------------------------------------------------------------------------------

CREATE TABLE dim_user (
  user_id       TEXT PRIMARY KEY,
  first_seen_ts TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE dim_device (
  device_id     TEXT PRIMARY KEY,
  user_id       TEXT NOT NULL REFERENCES dim_user (user_id),
  first_seen_ts TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX dim_device_user ON dim_device (user_id);

CREATE TABLE dim_video (
  video_id     TEXT PRIMARY KEY,
  creator_id   TEXT NOT NULL,
  category     TEXT,
  duration_ms  INTEGER,
  published_ts TEXT
) WITHOUT ROWID;

-- Type 2: a row a version. A version ends where the next begins; as that is not stored, a change that arrives
-- late is one more row and repairs nothing. Facts find theirs by creator_id and time.
CREATE TABLE dim_creator (
  creator_id TEXT NOT NULL,
  changed_ts TEXT NOT NULL,
  handle     TEXT,
  tier       TEXT,
  PRIMARY KEY (creator_id, changed_ts)
) WITHOUT ROWID;

-- Junk dimension: some hundred combinations, kept once instead of with every fact.
CREATE TABLE dim_context (
  context_id  INTEGER PRIMARY KEY,
  context     TEXT NOT NULL UNIQUE,
  app_version TEXT,
  country     TEXT,
  surface     TEXT,
  device_type TEXT
);

-- Facts, a row an event ----------------------------------------------------------------------------
-- Loading only inserts. Every primary key opens with user, device and time, so that a user's or a session's facts
-- lie side by side; the grain, one row an event, is what UNIQUE enforces beside it. Properties that
-- nobody knows yet wait in extra.

-- holds: video_view_start
-- partition by event_date, cluster by user_id
CREATE TABLE fact_view_start (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT NOT NULL REFERENCES dim_video (video_id),
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  view_id           TEXT NOT NULL,
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- Apart from its start: an end may come first, late or never, and its watch time belongs to its own day.
-- holds: video_view_end
-- partition by event_date, cluster by user_id
CREATE TABLE fact_view_end (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT NOT NULL REFERENCES dim_video (video_id),
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  view_id           TEXT NOT NULL,
  watch_ms          INTEGER NOT NULL,
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- An unlike is a fact of its own: likes are the sum of delta, and a like given twice or taken back is seen.
-- holds: like, unlike
-- partition by event_date, cluster by user_id
CREATE TABLE fact_like (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT NOT NULL REFERENCES dim_video (video_id),
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  delta             INTEGER NOT NULL CHECK (delta IN (1, -1)),
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- Keyed by the share, which others refer to: it outlives its event, whose id retention takes away.
-- holds: share
-- partition by event_date, cluster by user_id
CREATE TABLE fact_share (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  share_id          TEXT NOT NULL,
  event_id          TEXT,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT NOT NULL REFERENCES dim_video (video_id),
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  parent_share_id   TEXT,
  channel           TEXT,
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, share_id),
  UNIQUE (share_id)
) WITHOUT ROWID;

CREATE INDEX fact_share_child ON fact_share (parent_share_id) WHERE parent_share_id IS NOT NULL;

-- holds: comment
-- partition by event_date, cluster by user_id
CREATE TABLE fact_comment (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT NOT NULL REFERENCES dim_video (video_id),
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  comment_id        TEXT NOT NULL,
  comment_text      TEXT NOT NULL, -- holds: text
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- holds: follow_creator, unfollow_creator
-- partition by event_date, cluster by user_id
CREATE TABLE fact_follow (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  creator_id        TEXT NOT NULL,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  delta             INTEGER NOT NULL CHECK (delta IN (1, -1)),
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- What has no process of its own: the app's word on its sessions, and types nobody has modelled yet.
-- holds: session_start, session_end
-- partition by event_date, cluster by user_id
CREATE TABLE fact_activity (
  user_id           TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id         TEXT NOT NULL REFERENCES dim_device (device_id),
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_type        TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT REFERENCES dim_video (video_id),
  creator_id        TEXT,
  context_id        INTEGER NOT NULL REFERENCES dim_context (context_id),
  client_session_id TEXT,
  extra             TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- Derived facts, put right by every load ----------------------------------------------------------

-- A run of events with no gap of more than thirty minutes. A late event is measured against last_event_ts,
-- where the run really ends; session_end is never more than four hours after the start.
-- partition by session_date, cluster by user_id
CREATE TABLE fact_session (
  user_id       TEXT NOT NULL REFERENCES dim_user (user_id),
  device_id     TEXT NOT NULL REFERENCES dim_device (device_id),
  session_start TEXT NOT NULL,
  session_end   TEXT NOT NULL,
  last_event_ts TEXT NOT NULL,
  session_date  TEXT NOT NULL,
  videos_viewed INTEGER NOT NULL,
  watch_ms      INTEGER NOT NULL,
  engagements   INTEGER NOT NULL,
  PRIMARY KEY (user_id, device_id, session_start)
) WITHOUT ROWID;

-- Accumulating snapshot: all that one user ever did with one video. Sums and latest times alone, so that
-- events may come in any order. It serves the hot path.
CREATE TABLE fact_user_video (
  user_id         TEXT NOT NULL REFERENCES dim_user (user_id),
  video_id        TEXT NOT NULL REFERENCES dim_video (video_id),
  views           INTEGER NOT NULL,
  watch_ms        INTEGER NOT NULL,
  shares          INTEGER NOT NULL,
  comments        INTEGER NOT NULL,
  last_viewed_ts  TEXT,
  last_liked_ts   TEXT,
  last_unliked_ts TEXT,
  PRIMARY KEY (user_id, video_id)
) WITHOUT ROWID;

CREATE INDEX fact_user_video_recent ON fact_user_video (user_id, last_viewed_ts DESC, video_id)
WHERE last_viewed_ts IS NOT NULL;

-- partition by activity_date, cluster by creator_id
CREATE TABLE fact_creator_day (
  creator_id    TEXT NOT NULL,
  activity_date TEXT NOT NULL,
  views         INTEGER NOT NULL,
  watch_ms      INTEGER NOT NULL,
  net_likes     INTEGER NOT NULL,
  shares        INTEGER NOT NULL,
  comments      INTEGER NOT NULL,
  net_follows   INTEGER NOT NULL,
  PRIMARY KEY (creator_id, activity_date)
) WITHOUT ROWID;

-- Days before the last cut-off are closed: what still arrives for them would count twice or stay too long.
CREATE TABLE retention_cutoff (
  cutoff_date TEXT PRIMARY KEY
) WITHOUT ROWID;
