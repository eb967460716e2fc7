WITH longer AS (
  SELECT user_id, at, what FROM timeline
  UNION ALL
  SELECT user_id, opened_at, 'push' FROM fact_push
), marked AS (
  SELECT user_id, at, what,
         max(what = 'click')  OVER ahead AS click_ahead,
         max(what <> 'click') OVER back  AS open_behind
  FROM longer
  WINDOW ahead AS (PARTITION BY user_id ORDER BY at RANGE BETWEEN CURRENT ROW AND 3600 FOLLOWING),
         back  AS (PARTITION BY user_id ORDER BY at RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW)
)
SELECT user_id,
       sum(what = 'open' AND click_ahead)  AS email_opens,
       sum(what = 'push' AND click_ahead)  AS push_opens,
       sum(what = 'click' AND open_behind) AS clicks,
       datetime(min(CASE WHEN what = 'click' AND open_behind THEN at END), 'unixepoch') AS first_click_ts
FROM marked
GROUP BY user_id
HAVING sum(what = 'click' AND open_behind) > 0;
