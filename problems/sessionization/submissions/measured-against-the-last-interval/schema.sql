CREATE TABLE known_event (event_id TEXT PRIMARY KEY, happened_on TEXT NOT NULL);
CREATE TABLE sessions (user_id TEXT NOT NULL, device_id TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, events INTEGER NOT NULL, UNIQUE (device_id, started));
