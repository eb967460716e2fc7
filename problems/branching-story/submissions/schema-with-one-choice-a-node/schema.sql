-- One wide table for every type, a row per event; on top a row per play.
CREATE TABLE series (series_id TEXT PRIMARY KEY, series_title TEXT, genre TEXT);
CREATE TABLE episode (
  episode_id TEXT PRIMARY KEY,
  series_id TEXT NOT NULL REFERENCES series (series_id),
  title TEXT,
  released_ts TEXT
);
CREATE TABLE choice_selected (
  play_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT,
  episode_id TEXT NOT NULL REFERENCES episode (episode_id),
  scene TEXT NOT NULL,
  option TEXT NOT NULL,
  path TEXT NOT NULL,
  selected_by TEXT NOT NULL,
  selected_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  PRIMARY KEY (play_id, scene)
);
-- holds: choice_presented, outcome_viewed, branch_completed, episode_ended
CREATE TABLE other_event (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL CHECK (event_type IN ('choice_presented', 'outcome_viewed', 'branch_completed', 'episode_ended')),
  user_id TEXT NOT NULL,
  device_id TEXT,
  play_id TEXT NOT NULL,
  episode_id TEXT NOT NULL REFERENCES episode (episode_id),
  scene TEXT,
  option TEXT,
  path TEXT,
  selected_by TEXT,
  watch_ms INTEGER,
  finale TEXT,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL
);
