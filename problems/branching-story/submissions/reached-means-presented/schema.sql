-- One wide table for every type, a row per event; on top a row per play.
CREATE TABLE series (series_id TEXT PRIMARY KEY, series_title TEXT, genre TEXT);
CREATE TABLE episode (
  episode_id TEXT PRIMARY KEY,
  series_id TEXT NOT NULL REFERENCES series (series_id),
  title TEXT,
  released_ts TEXT
);
CREATE TABLE event (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
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
CREATE INDEX event_by_play ON event (play_id, event_type, scene);
-- The choice that counts at each scene.
CREATE VIEW choice AS
SELECT play_id, scene, option, path, selected_by
FROM (
  SELECT *, row_number() OVER (PARTITION BY play_id, scene ORDER BY event_ts DESC, event_id DESC) AS place
  FROM event
  WHERE event_type = 'choice_selected'
)
WHERE place = 1;
CREATE TABLE play (
  play_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  episode_id TEXT NOT NULL REFERENCES episode (episode_id),
  started_ts TEXT NOT NULL,
  first_presented_ts TEXT,
  first_selected_ts TEXT,
  first_outcome_ts TEXT,
  branch_completed_ts TEXT,
  ended_ts TEXT,
  choices INTEGER NOT NULL,
  path TEXT
);
