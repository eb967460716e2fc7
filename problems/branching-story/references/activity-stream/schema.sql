-- One stream for whatever a customer does, with the three features of a choice in columns. On top two tables that are
-- corrected by what is new alone: the choice that counts at each node of a play, and the play.

CREATE TABLE series (
  series_id    TEXT PRIMARY KEY,
  series_title TEXT,
  genre        TEXT
) WITHOUT ROWID;

CREATE TABLE episode (
  episode_id  TEXT PRIMARY KEY,
  series_id   TEXT NOT NULL REFERENCES series (series_id),
  title       TEXT,
  released_ts TEXT
) WITHOUT ROWID;

-- holds: choice_presented, choice_selected, outcome_viewed, branch_completed, episode_ended
CREATE TABLE activity_stream (
  customer              TEXT NOT NULL,                                -- holds: user_id
  ts                    TEXT NOT NULL,                                -- holds: event_ts
  activity_id           TEXT NOT NULL,                                -- holds: event_id
  activity              TEXT NOT NULL,                                -- holds: event_type
  anonymous_customer_id TEXT,                                         -- holds: device_id
  session               TEXT NOT NULL,                                -- holds: play_id
  link                  TEXT NOT NULL REFERENCES episode (episode_id), -- holds: episode_id
  feature_1             TEXT,                                         -- holds: scene
  feature_2             TEXT,                                         -- holds: option
  feature_3             TEXT,                                         -- holds: path
  received_ts           TEXT NOT NULL,
  feature_json          TEXT NOT NULL,                                -- holds: selected_by, watch_ms, finale, timer_s
  context_json          TEXT NOT NULL,
  PRIMARY KEY (customer, ts, activity_id),
  UNIQUE (activity_id)
) WITHOUT ROWID;

-- A row for each node of a play that anything is known of: shown, chosen at, or seen the outcome of.
CREATE TABLE play_node (
  session        TEXT NOT NULL,
  node           TEXT NOT NULL,
  option         TEXT,
  path           TEXT,
  selected_by    TEXT,
  selected_ts    TEXT,
  selected_event TEXT,
  PRIMARY KEY (session, node)
) WITHOUT ROWID;

-- The accumulating snapshot of a play, without its choices: those are counted in play_node.
CREATE TABLE play (
  session             TEXT PRIMARY KEY,
  customer            TEXT NOT NULL,
  link                TEXT NOT NULL REFERENCES episode (episode_id),
  started_ts          TEXT NOT NULL,
  first_presented_ts  TEXT,
  first_selected_ts   TEXT,
  first_outcome_ts    TEXT,
  branch_completed_ts TEXT,
  ended_ts            TEXT
) WITHOUT ROWID;

CREATE VIEW play_path AS
SELECT session, choices, path
FROM (
  SELECT session,
         count(*) OVER (PARTITION BY session) AS choices,
         CASE path WHEN '' THEN '' ELSE path || '-' END || node || option AS path,
         row_number() OVER (PARTITION BY session ORDER BY length(path) DESC) AS place
  FROM play_node
  WHERE option IS NOT NULL
)
WHERE place = 1;
