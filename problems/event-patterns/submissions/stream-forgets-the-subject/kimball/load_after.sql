INSERT OR IGNORE INTO fact_sent
SELECT event_id, user_id, unixepoch(event_ts), json_extract(properties, '$.campaign_id'),
       json_extract(properties, '$.email_id'), json_extract(properties, '$.variant'),
       json_extract(properties, '$.subject')
FROM bronze_events WHERE event_type = 'email_sent';

INSERT OR IGNORE INTO fact_open
SELECT event_id, user_id, unixepoch(event_ts), json_extract(properties, '$.campaign_id'),
       json_extract(properties, '$.email_id'), json_extract(properties, '$.mail_client'),
       json_extract(properties, '$.layout')
FROM bronze_events WHERE event_type = 'email_open';

INSERT OR IGNORE INTO fact_click
SELECT event_id, user_id, unixepoch(event_ts), json_extract(properties, '$.campaign_id'),
       json_extract(properties, '$.email_id'), json_extract(properties, '$.link'),
       json_extract(properties, '$.link_position')
FROM bronze_events WHERE event_type = 'email_click';

INSERT OR IGNORE INTO fact_push
SELECT event_id, user_id, unixepoch(event_ts), json_extract(properties, '$.push_id'),
       json_extract(properties, '$.action')
FROM bronze_events WHERE event_type = 'push_open';
