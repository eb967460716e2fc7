-- Sessions are the truth, and correct themselves. Of an event only its id is kept, to know it again.
CREATE TABLE seen_event (
  event_id TEXT PRIMARY KEY,
  event_ts TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
  user_id       TEXT NOT NULL,
  device_id     TEXT NOT NULL,
  session_start TEXT NOT NULL,
  last_event_ts TEXT NOT NULL,  -- where the run really ends: a late event is measured against it
  events        INTEGER NOT NULL,
  PRIMARY KEY (user_id, device_id, session_start)
) WITHOUT ROWID;
