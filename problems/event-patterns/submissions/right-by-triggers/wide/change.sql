ALTER TABLE events RENAME TO events_old;
CREATE TABLE events(event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, user_id TEXT NOT NULL, event_ts TEXT NOT NULL, received_ts TEXT, campaign_id TEXT, email_id TEXT, variant TEXT, subject TEXT, mail_client TEXT, layout TEXT, link TEXT, link_position TEXT, push_id TEXT, action TEXT);
INSERT INTO events SELECT *, NULL, NULL FROM events_old;
DROP TABLE events_old;
