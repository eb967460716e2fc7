WITH pairs AS (
  SELECT o.user_id, o.event_type, count(DISTINCT o.event_id) AS opens, count(DISTINCT c.event_id) AS clicks,
         min(c.event_ts) AS first_click_ts
  FROM events AS o
  JOIN events AS c
    ON c.user_id = o.user_id
   AND c.event_type = 'email_click'
   AND c.event_ts BETWEEN o.event_ts AND datetime(o.event_ts, '+3600 seconds')
  WHERE o.event_type IN ('email_open', 'push_open')
  GROUP BY o.user_id, o.event_type
)
SELECT user_id,
       sum(CASE event_type WHEN 'email_open' THEN opens ELSE 0 END) AS email_opens,
       sum(CASE event_type WHEN 'push_open' THEN opens ELSE 0 END)  AS push_opens,
       sum(clicks)         AS clicks,
       min(first_click_ts) AS first_click_ts
FROM pairs
GROUP BY user_id;
