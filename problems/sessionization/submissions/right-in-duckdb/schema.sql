CREATE TABLE raw_events (
  event_id VARCHAR PRIMARY KEY,
  user_id VARCHAR NOT NULL,
  device_id VARCHAR NOT NULL,
  event_ts TIMESTAMP NOT NULL
);
CREATE TABLE sessions (
  user_id VARCHAR NOT NULL,
  device_id VARCHAR NOT NULL,
  session_start TIMESTAMP NOT NULL,
  session_end TIMESTAMP NOT NULL,
  events BIGINT NOT NULL,
  PRIMARY KEY (user_id, device_id, session_start)
);
