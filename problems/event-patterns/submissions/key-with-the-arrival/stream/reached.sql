WITH marked AS (
  SELECT customer, ts, activity,
         max(activity = 'email_click')                OVER ahead AS click_ahead,
         max(activity IN ('email_open', 'push_open')) OVER back  AS open_behind
  FROM stream
  WINDOW ahead AS (PARTITION BY customer ORDER BY ts RANGE BETWEEN CURRENT ROW AND 3600 FOLLOWING),
         back  AS (PARTITION BY customer ORDER BY ts RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW)
)
SELECT customer AS user_id,
       sum(activity = 'email_open' AND click_ahead)  AS email_opens,
       sum(activity = 'push_open' AND click_ahead)   AS push_opens,
       sum(activity = 'email_click' AND open_behind) AS clicks,
       datetime(min(CASE WHEN activity = 'email_click' AND open_behind THEN ts END), 'unixepoch') AS first_click_ts
FROM marked
GROUP BY customer
HAVING sum(activity = 'email_click' AND open_behind) > 0;
