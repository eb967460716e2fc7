-- A fact table per type, a row per event. On top an accumulating snapshot, a row per play, which events correct.

CREATE TABLE dim_series (
  series_id    TEXT PRIMARY KEY,
  series_title TEXT,
  genre        TEXT
) WITHOUT ROWID;

CREATE TABLE dim_episode (
  episode_id  TEXT PRIMARY KEY,
  series_id   TEXT NOT NULL REFERENCES dim_series (series_id),
  title       TEXT,
  released_ts TEXT
) WITHOUT ROWID;

CREATE TABLE fact_choice_presented (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  play_id     TEXT NOT NULL,
  episode_id  TEXT NOT NULL REFERENCES dim_episode (episode_id),
  scene       TEXT NOT NULL,
  path        TEXT NOT NULL,
  timer_s     INTEGER,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fact_choice_presented_play ON fact_choice_presented (play_id, scene);

-- Two choices at one node are two events: the key is the event, and which of them counts is a view.
CREATE TABLE fact_choice_selected (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  play_id     TEXT NOT NULL,
  episode_id  TEXT NOT NULL REFERENCES dim_episode (episode_id),
  scene       TEXT NOT NULL,
  option      TEXT NOT NULL,
  path        TEXT NOT NULL,
  selected_by TEXT NOT NULL,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fact_choice_selected_play ON fact_choice_selected (play_id, scene, event_ts, event_id);

CREATE TABLE fact_outcome_viewed (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  play_id     TEXT NOT NULL,
  episode_id  TEXT NOT NULL REFERENCES dim_episode (episode_id),
  scene       TEXT NOT NULL,
  option      TEXT NOT NULL,
  watch_ms    INTEGER,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fact_outcome_viewed_play ON fact_outcome_viewed (play_id, scene);

CREATE TABLE fact_branch_completed (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  play_id     TEXT NOT NULL,
  episode_id  TEXT NOT NULL REFERENCES dim_episode (episode_id),
  path        TEXT NOT NULL,
  finale      TEXT,
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fact_branch_completed_play ON fact_branch_completed (play_id);

CREATE TABLE fact_episode_ended (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  device_id   TEXT,
  play_id     TEXT NOT NULL,
  episode_id  TEXT NOT NULL REFERENCES dim_episode (episode_id),
  event_ts    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  context     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX fact_episode_ended_play ON fact_episode_ended (play_id);

CREATE VIEW play_event AS
SELECT play_id, user_id, episode_id, event_ts, 'presented' AS what FROM fact_choice_presented
UNION ALL SELECT play_id, user_id, episode_id, event_ts, 'selected' FROM fact_choice_selected
UNION ALL SELECT play_id, user_id, episode_id, event_ts, 'outcome' FROM fact_outcome_viewed
UNION ALL SELECT play_id, user_id, episode_id, event_ts, 'branch' FROM fact_branch_completed
UNION ALL SELECT play_id, user_id, episode_id, event_ts, 'ended' FROM fact_episode_ended;

-- The choice that counts at each scene of a play: the latest, and of two in one second the one with the higher id.
CREATE VIEW play_choice AS
SELECT play_id, scene, option, path, selected_by
FROM fact_choice_selected AS s
WHERE NOT EXISTS (
  SELECT * FROM fact_choice_selected AS later
  WHERE later.play_id = s.play_id AND later.scene = s.scene
    AND (later.event_ts, later.event_id) > (s.event_ts, s.event_id)
);

-- The accumulating snapshot: null is a milestone that is not reached, or not known yet.
CREATE TABLE play_snapshot (
  play_id             TEXT PRIMARY KEY,
  user_id             TEXT NOT NULL,
  episode_id          TEXT NOT NULL REFERENCES dim_episode (episode_id),
  started_ts          TEXT NOT NULL,
  first_presented_ts  TEXT,
  first_selected_ts   TEXT,
  first_outcome_ts    TEXT,
  branch_completed_ts TEXT,
  ended_ts            TEXT,
  choices             INTEGER NOT NULL,
  path                TEXT
) WITHOUT ROWID;
CREATE INDEX play_snapshot_user ON play_snapshot (user_id, episode_id, started_ts);
