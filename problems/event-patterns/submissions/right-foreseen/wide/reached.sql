SELECT o.user_id,
       count(DISTINCT o.event_id) FILTER (WHERE o.event_type = 'email_open') AS email_opens,
       count(DISTINCT o.event_id) FILTER (WHERE o.event_type = 'push_open')  AS push_opens,
       count(DISTINCT c.event_id) AS clicks,
       min(c.event_ts)            AS first_click_ts
FROM events AS o
JOIN events AS c
  ON c.user_id = o.user_id
 AND c.event_type = 'email_click'
 AND c.event_ts BETWEEN o.event_ts AND datetime(o.event_ts, '+3600 seconds')
WHERE o.event_type IN ('email_open', 'push_open')
GROUP BY o.user_id;
