-- One big table: a row an event, a column for every attribute of every type, null where a type has none.
CREATE TABLE events (
  event_id      TEXT PRIMARY KEY,
  event_type    TEXT NOT NULL,
  user_id       TEXT NOT NULL,
  event_ts      TEXT NOT NULL,
  received_ts   TEXT NOT NULL,
  campaign_id   TEXT,
  email_id      TEXT,
  variant       TEXT,
  subject       TEXT,
  mail_client   TEXT,
  layout        TEXT,
  link          TEXT,
  link_position INTEGER
);
CREATE INDEX events_by_user ON events (user_id, event_type, event_ts);
