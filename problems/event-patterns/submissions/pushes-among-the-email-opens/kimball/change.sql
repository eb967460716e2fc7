CREATE TABLE fact_open (
  event_id    TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  user_id     TEXT NOT NULL,
  opened_ts   TEXT NOT NULL,
  campaign_id TEXT,
  email_id    TEXT,
  mail_client TEXT,
  layout      TEXT,
  push_id     TEXT,
  action      TEXT
);
INSERT INTO fact_open (event_id, kind, user_id, opened_ts, campaign_id, email_id, mail_client, layout)
SELECT event_id, 'email', user_id, opened_ts, campaign_id, email_id, mail_client, layout FROM fact_email_open;
DROP TABLE fact_email_open;
CREATE VIEW fact_email_open AS SELECT * FROM fact_open WHERE kind = 'email';
CREATE VIEW fact_push_open AS SELECT * FROM fact_open WHERE kind = 'push';
