-- Events are kept for as long as they may have to be counted again; UNIQUE keeps out what comes twice.
CREATE TABLE event (
  user_id   TEXT NOT NULL,
  device_id TEXT NOT NULL,
  event_ts  TEXT NOT NULL,
  event_id  TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

CREATE TABLE session (
  user_id       TEXT NOT NULL,
  device_id     TEXT NOT NULL,
  session_start TEXT NOT NULL,
  session_end   TEXT NOT NULL,  -- at most four hours after the start
  session_date  TEXT NOT NULL,  -- the date of the start
  events        INTEGER NOT NULL,
  PRIMARY KEY (user_id, device_id, session_start)
) WITHOUT ROWID;
