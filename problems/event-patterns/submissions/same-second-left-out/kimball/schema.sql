-- A fact table for each type of event: its own grain, its own columns, nothing that is ever null.

CREATE TABLE fact_email_sent (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  sent_ts     TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  email_id    TEXT NOT NULL,
  variant     TEXT NOT NULL,
  subject     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE fact_email_open (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  opened_ts   TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  email_id    TEXT NOT NULL,
  mail_client TEXT NOT NULL,
  layout      TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE fact_email_click (
  event_id      TEXT PRIMARY KEY,
  user_id       TEXT NOT NULL,
  clicked_ts    TEXT NOT NULL,
  received_ts   TEXT NOT NULL,
  campaign_id   TEXT NOT NULL,
  email_id      TEXT NOT NULL,
  link          TEXT NOT NULL,
  link_position INTEGER NOT NULL
) WITHOUT ROWID;

-- The join is on the user and a span of time.
CREATE INDEX click_by_user ON fact_email_click (user_id, clicked_ts);
