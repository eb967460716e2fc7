-- One big table: every event of every type is one row, every attribute of every type one column.

CREATE TABLE video (
  video_id     TEXT PRIMARY KEY,
  creator_id   TEXT NOT NULL,
  category     TEXT,
  duration_ms  INTEGER,
  published_ts TEXT
) WITHOUT ROWID;

-- One row a change: who stood where, and when, is found by time and never overwritten.
CREATE TABLE creator (
  creator_id TEXT NOT NULL,
  changed_ts TEXT NOT NULL,
  handle     TEXT,
  tier       TEXT,
  PRIMARY KEY (creator_id, changed_ts)
) WITHOUT ROWID;

-- The primary key opens with user, device and time, so that one tree serves sessions and deletion; the grain, one row
-- an event, is what UNIQUE enforces beside it: an event delivered twice meets itself.
-- holds: video_view_start, video_view_end, like, unlike, share, comment
-- holds: session_start, session_end, follow_creator, unfollow_creator
-- partition by event_date, cluster by user_id
CREATE TABLE event (
  user_id           TEXT NOT NULL,
  device_id         TEXT NOT NULL,
  event_ts          TEXT NOT NULL,
  event_id          TEXT NOT NULL,
  event_type        TEXT NOT NULL,
  event_date        TEXT NOT NULL,
  received_ts       TEXT NOT NULL,
  video_id          TEXT REFERENCES video (video_id),
  creator_id        TEXT,                             -- the creator's row is found by id and time
  client_session_id TEXT,
  view_id           TEXT,
  watch_ms          INTEGER,
  share_id          TEXT,
  parent_share_id   TEXT,
  channel           TEXT,
  comment_id        TEXT,
  comment_text      TEXT,                             -- holds: text
  app_version       TEXT,
  country           TEXT,
  surface           TEXT,
  device_type       TEXT,
  other_properties  TEXT,                             -- JSON: what has no column yet
  other_context     TEXT,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

-- The hot path: a user's views and the state of their likes, whatever other users do.
CREATE INDEX event_view ON event (user_id, video_id, event_ts, event_type)
WHERE event_type = 'video_view_start';
CREATE INDEX event_like ON event (user_id, video_id, event_ts, event_type)
WHERE event_type IN ('like', 'unlike');

-- Share trees are walked from parent to child.
CREATE INDEX event_child ON event (parent_share_id) WHERE parent_share_id IS NOT NULL;

-- The aggregate that outlives the events. Sums alone: a late event is added and nothing read again.
-- partition by activity_date, cluster by creator_id
CREATE TABLE creator_day (
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
