-- Activity schema: whatever a customer does is one row of one narrow stream, whose columns are the same for
-- every activity. What only some activities have stands in feature_json.

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

-- The primary key is the stream's own order: a customer's timeline is one range. An activity delivered twice, which
-- differs in received_ts alone, meets itself in UNIQUE.
-- holds: video_view_start, video_view_end, like, unlike, share, comment
-- holds: session_start, session_end, follow_creator, unfollow_creator
-- partition by date(ts), cluster by customer
CREATE TABLE activity_stream (
  customer              TEXT NOT NULL,                    -- holds: user_id
  anonymous_customer_id TEXT NOT NULL,                    -- holds: device_id
  ts                    TEXT NOT NULL,                    -- holds: event_ts
  activity_id           TEXT NOT NULL,                    -- holds: event_id
  activity              TEXT NOT NULL,                    -- holds: event_type
  received_ts           TEXT NOT NULL,
  link                  TEXT REFERENCES video (video_id), -- holds: video_id
  creator_id            TEXT,                             -- the creator's row is found by id and time
  client_session_id     TEXT,
  -- holds: view_id, watch_ms, share_id, parent_share_id, channel, comment_id, text
  feature_json          TEXT NOT NULL,
  context_json          TEXT NOT NULL,
  PRIMARY KEY (customer, anonymous_customer_id, ts, activity_id),
  UNIQUE (activity_id)
) WITHOUT ROWID;

-- The hot path: a customer's views and the state of their likes, whatever other customers do.
CREATE INDEX stream_view ON activity_stream (customer, link, ts, activity)
WHERE activity = 'video_view_start';
CREATE INDEX stream_like ON activity_stream (customer, link, ts, activity)
WHERE activity IN ('like', 'unlike');

-- Share trees are walked from parent to child.
CREATE INDEX stream_child ON activity_stream (feature_json ->> 'parent_share_id') WHERE activity = 'share';

-- The aggregate that outlives the stream. Sums alone: a late activity is added and nothing read again.
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
