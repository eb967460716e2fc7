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
  choices INTEGER NOT NULL DEFAULT 0,
  path TEXT
);
CREATE TRIGGER event_tells AFTER INSERT ON event BEGIN
  INSERT INTO play (play_id, user_id, episode_id, started_ts) VALUES (new.play_id, new.user_id, new.episode_id, new.event_ts)
  ON CONFLICT DO UPDATE SET started_ts = min(started_ts, excluded.started_ts);
  UPDATE play SET first_presented_ts = min(coalesce(first_presented_ts, new.event_ts), new.event_ts)
  WHERE play_id = new.play_id AND new.event_type = 'choice_presented';
  UPDATE play SET first_selected_ts = min(coalesce(first_selected_ts, new.event_ts), new.event_ts),
    choices = (SELECT count(*) FROM choice AS c WHERE c.play_id = new.play_id),
    path = (SELECT ltrim(c.path || '-' || c.scene || c.option, '-') FROM choice AS c WHERE c.play_id = new.play_id
            ORDER BY length(c.path) DESC LIMIT 1)
  WHERE play_id = new.play_id AND new.event_type = 'choice_selected';
  UPDATE play SET first_outcome_ts = min(coalesce(first_outcome_ts, new.event_ts), new.event_ts)
  WHERE play_id = new.play_id AND new.event_type = 'outcome_viewed';
  UPDATE play SET branch_completed_ts = new.event_ts WHERE play_id = new.play_id AND new.event_type = 'branch_completed';
  UPDATE play SET ended_ts = new.event_ts WHERE play_id = new.play_id AND new.event_type = 'episode_ended';
END;
