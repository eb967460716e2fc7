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

INSERT OR IGNORE INTO dim_campaign SELECT campaign_id FROM fact_email_sent;

DELETE FROM user_clicked;
INSERT INTO user_clicked
SELECT o.user_id,
       count(DISTINCT o.event_id) AS opens,
       count(DISTINCT c.event_id) AS clicks,
       min(c.clicked_ts)          AS first_click_ts
FROM fact_email_open AS o
JOIN fact_email_click AS c
  ON c.user_id = o.user_id
 AND c.clicked_ts BETWEEN o.opened_ts AND datetime(o.opened_ts, '+3600 seconds')
GROUP BY o.user_id;
