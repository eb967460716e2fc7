INSERT INTO fact_email_sent
SELECT event_id, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'variant', properties ->> 'subject'
FROM bronze_events WHERE event_type = 'email_sent'
ON CONFLICT DO NOTHING;

INSERT INTO fact_email_open
SELECT event_id, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'mail_client', properties ->> 'layout'
FROM bronze_events WHERE event_type = 'email_open'
ON CONFLICT DO NOTHING;

INSERT INTO fact_email_click
SELECT event_id, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'link', properties ->> 'link_position'
FROM bronze_events WHERE event_type = 'email_click'
ON CONFLICT DO NOTHING;

INSERT INTO fact_push_open
SELECT event_id, user_id, event_ts, received_ts, properties ->> 'push_id', properties ->> 'action'
FROM bronze_events WHERE event_type = 'push_open'
ON CONFLICT DO NOTHING;
