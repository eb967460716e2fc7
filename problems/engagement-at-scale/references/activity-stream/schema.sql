-- Layers: bronze is given. Below: one narrow stream, a row for whatever anybody does. On top: what a user did on a
-- day and surface, which the daily figures are summed from; it outlives the stream.

CREATE TABLE author (
  author_id    TEXT PRIMARY KEY,
  account_kind TEXT,
  joined_ts    TEXT
) WITHOUT ROWID;

CREATE TABLE post (
  post_id      TEXT PRIMARY KEY,
  author_id    TEXT NOT NULL REFERENCES author (author_id),
  post_kind    TEXT,
  published_ts TEXT
) WITHOUT ROWID;

-- The key is the stream's own order: a customer's timeline is one range. A second delivery differs in received_ts
-- alone and meets itself.
-- holds: post_view, post_like, post_comment, post_share, post_reaction
-- partition by date(ts), cluster by customer
CREATE TABLE activity_stream (
  customer              TEXT NOT NULL,                      -- holds: user_id
  ts                    TEXT NOT NULL,                      -- holds: event_ts
  activity_id           TEXT NOT NULL,                      -- holds: event_id
  activity              TEXT NOT NULL,                      -- holds: event_type
  anonymous_customer_id TEXT,                               -- holds: device_id
  link                  TEXT NOT NULL REFERENCES post (post_id), -- holds: post_id
  author_id             TEXT NOT NULL REFERENCES author (author_id),
  surface               TEXT,
  received_ts           TEXT NOT NULL,
  feature_json          TEXT NOT NULL,                      -- holds: dwell_ms, comment_id, text, share_id, channel, reaction
  context_json          TEXT NOT NULL,
  PRIMARY KEY (customer, ts, activity_id),
  UNIQUE (activity_id)
) WITHOUT ROWID;

-- The last view of a post before a comment is one search.
CREATE INDEX stream_view ON activity_stream (customer, link, ts) WHERE activity = 'post_view';

-- Added to by what is new, and never read again by the load. Distinct users are rows here, so that they can be counted
-- for days, weeks or months, whatever has expired below.
-- partition by activity_date, cluster by customer
CREATE TABLE customer_day (
  activity_date TEXT NOT NULL,
  surface       TEXT NOT NULL,
  customer      TEXT NOT NULL,
  views         INTEGER NOT NULL,
  likes         INTEGER NOT NULL,
  comments      INTEGER NOT NULL,
  shares        INTEGER NOT NULL,
  reactions     INTEGER NOT NULL,
  PRIMARY KEY (activity_date, surface, customer)
) WITHOUT ROWID;
