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

CREATE VIEW arriving AS SELECT '' AS event_id, '' AS event_type, '' AS user_id, '' AS ts, '' AS received_ts, '' AS p;
CREATE TRIGGER arrives INSTEAD OF INSERT ON arriving BEGIN
  INSERT OR IGNORE INTO fact_email_sent
  SELECT new.event_id, new.user_id, new.ts, new.received_ts, new.p ->> 'campaign_id', new.p ->> 'email_id',
         new.p ->> 'variant', new.p ->> 'subject' WHERE new.event_type = 'email_sent';
  INSERT OR IGNORE INTO fact_email_open
  SELECT new.event_id, new.user_id, new.ts, new.received_ts, new.p ->> 'campaign_id', new.p ->> 'email_id',
         new.p ->> 'mail_client', new.p ->> 'layout' WHERE new.event_type = 'email_open';
  INSERT OR IGNORE INTO fact_email_click
  SELECT new.event_id, new.user_id, new.ts, new.received_ts, new.p ->> 'campaign_id', new.p ->> 'email_id',
         new.p ->> 'link', new.p ->> 'link_position' WHERE new.event_type = 'email_click';
END;
