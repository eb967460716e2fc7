CREATE TABLE fact_email_sent (event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, event_ts TEXT NOT NULL, received_ts TEXT, campaign_id TEXT, email_id TEXT, variant TEXT, subject TEXT);
CREATE INDEX ix_email_sent ON fact_email_sent(user_id,event_ts);
CREATE TABLE fact_email_open (event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, event_ts TEXT NOT NULL, received_ts TEXT, campaign_id TEXT, email_id TEXT, mail_client TEXT, layout TEXT);
CREATE INDEX ix_email_open ON fact_email_open(user_id,event_ts);
CREATE TABLE fact_email_click (event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, event_ts TEXT NOT NULL, received_ts TEXT, campaign_id TEXT, email_id TEXT, link TEXT, link_position TEXT);
CREATE INDEX ix_email_click ON fact_email_click(user_id,event_ts);
