-- Pairs of an open and a click within its hour; each side is counted once, however many partners it has.
SELECT o.user_id,
       count(DISTINCT o.event_id) AS opens,
       count(DISTINCT c.event_id) AS clicks,
       min(c.clicked_ts)          AS first_click_ts
FROM fact_email_open AS o
JOIN fact_email_click AS c
  ON c.user_id = o.user_id
 AND c.clicked_ts BETWEEN o.opened_ts AND datetime(o.opened_ts, '+3600 seconds')
GROUP BY o.user_id;
