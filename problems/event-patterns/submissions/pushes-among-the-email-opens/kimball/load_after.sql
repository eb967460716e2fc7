INSERT INTO fact_email_sent
SELECT event_id, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'variant', properties ->> 'subject'
FROM bronze_events WHERE event_type = 'email_sent'
ON CONFLICT DO NOTHING;

INSERT INTO fact_open
SELECT event_id, CASE event_type WHEN 'push_open' THEN 'push' ELSE 'email' END, user_id, event_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'mail_client', properties ->> 'layout',
       properties ->> 'push_id', properties ->> 'action'
FROM bronze_events WHERE event_type IN ('email_open', 'push_open')
ON CONFLICT DO NOTHING;

INSERT INTO fact_email_click
SELECT event_id, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'link', properties ->> 'link_position'
FROM bronze_events WHERE event_type = 'email_click'
ON CONFLICT DO NOTHING;
