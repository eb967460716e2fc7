WITH marked AS (
  SELECT user_id, event_ts, event_type,
         max(event_type = 'email_click')                OVER ahead AS click_ahead,
         max(event_type IN ('email_open', 'push_open')) OVER back  AS open_behind
  FROM events
  WINDOW ahead AS (
           PARTITION BY user_id ORDER BY unixepoch(event_ts) RANGE BETWEEN CURRENT ROW AND 3600 FOLLOWING),
         back AS (
           PARTITION BY user_id ORDER BY unixepoch(event_ts) RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW)
)
SELECT user_id,
       sum(event_type = 'email_open' AND click_ahead)  AS email_opens,
       sum(event_type = 'push_open' AND click_ahead)   AS push_opens,
       sum(event_type = 'email_click' AND open_behind) AS clicks,
       min(CASE WHEN event_type = 'email_click' AND open_behind THEN event_ts END) AS first_click_ts
FROM marked
GROUP BY user_id
HAVING sum(event_type = 'email_click' AND open_behind) > 0;
