INSERT INTO events (
  event_id, event_type, user_id, event_ts, received_ts,
  campaign_id, email_id, variant, subject, layout, detail, link_position, push_id, action)
SELECT event_id, event_type, user_id, event_ts, received_ts,
       properties ->> 'campaign_id', properties ->> 'email_id', properties ->> 'variant', properties ->> 'subject',
       properties ->> 'layout', coalesce(properties ->> 'mail_client', properties ->> 'link'), properties ->> 'link_position',
       properties ->> 'push_id', properties ->> 'action'
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
