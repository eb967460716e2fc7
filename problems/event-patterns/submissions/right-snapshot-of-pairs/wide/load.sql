INSERT INTO events (
  event_id, event_type, user_id, event_ts, received_ts,
  campaign_id, email_id, variant, subject, mail_client, layout, link, link_position)
SELECT event_id, event_type, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'variant', properties ->> 'subject',
       properties ->> 'mail_client', properties ->> 'layout', properties ->> 'link', properties ->> 'link_position'
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
