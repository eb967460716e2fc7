-- Facts with times as whole seconds: a window can then say "the 3600 before".
CREATE TABLE fact_sent (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  sent_at     INTEGER NOT NULL,
  campaign_id TEXT,
  email_id    TEXT,
  variant     TEXT,
  subject     TEXT
);
CREATE TABLE fact_open (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  opened_at   INTEGER NOT NULL,
  campaign_id TEXT,
  email_id    TEXT,
  mail_client TEXT,
  layout      TEXT
);
CREATE TABLE fact_click (
  event_id      TEXT PRIMARY KEY,
  user_id       TEXT NOT NULL,
  clicked_at    INTEGER NOT NULL,
  campaign_id   TEXT,
  email_id      TEXT,
  link          TEXT,
  link_position INTEGER
);

-- What the windows run over; a view holds nothing.
CREATE VIEW timeline AS
SELECT user_id, opened_at AS at, 'open' AS what FROM fact_open
UNION ALL
SELECT user_id, clicked_at, 'click' FROM fact_click;
