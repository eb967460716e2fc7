CREATE TABLE heard (event_id TEXT PRIMARY KEY, device_id TEXT NOT NULL, user_id TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX heard_by_device ON heard (device_id, at);
CREATE TABLE visit (
  visit_id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, user_id TEXT NOT NULL,
  began INTEGER NOT NULL, ended INTEGER NOT NULL, events INTEGER NOT NULL,
  UNIQUE (device_id, began)
);
