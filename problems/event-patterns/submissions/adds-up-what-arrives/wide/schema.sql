-- One row an event, one column an attribute, whatever the type.
CREATE TABLE events (
  event_id      TEXT NOT NULL,
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
CREATE INDEX events_in_time ON events (user_id, event_ts);
