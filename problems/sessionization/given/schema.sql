-- The raw stream: one row for each event of a podcast app, whatever it was.
CREATE TABLE events (
  event_id    TEXT PRIMARY KEY,
  event_type  TEXT NOT NULL,  -- play, pause, skip, search, follow, comment
  user_id     TEXT NOT NULL,
  device_id   TEXT NOT NULL,  -- a device belongs to one user
  event_ts    TEXT NOT NULL,  -- when it happened: YYYY-MM-DD HH:MM:SS, UTC
  received_ts TEXT NOT NULL   -- when it reached the platform
);

CREATE INDEX events_by_device ON events (user_id, device_id, event_ts);
