-- Every new type of open is one more branch here.
WITH opened AS (
  SELECT event_id, user_id, opened_ts, 'email' AS kind FROM fact_email_open
  UNION ALL
  SELECT event_id, user_id, opened_ts, 'push' FROM fact_push_open
)
SELECT o.user_id,
       count(DISTINCT o.event_id) FILTER (WHERE o.kind = 'email') AS email_opens,
       count(DISTINCT o.event_id) FILTER (WHERE o.kind = 'push')  AS push_opens,
       count(DISTINCT c.event_id) AS clicks,
       min(c.clicked_ts)          AS first_click_ts
FROM opened AS o
JOIN fact_email_click AS c
  ON c.user_id = o.user_id
 AND c.clicked_ts BETWEEN o.opened_ts AND datetime(o.opened_ts, '+3600 seconds')
GROUP BY o.user_id;
