CREATE TABLE event (user_id TEXT, device_id TEXT, event_ts TEXT, event_id TEXT);
CREATE INDEX event_by_device ON event (user_id, device_id, event_ts);
CREATE TABLE session (
  user_id TEXT, device_id TEXT, session_start TEXT, session_end TEXT, session_date TEXT, events INTEGER);
