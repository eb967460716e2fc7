-- Each event looks an hour ahead or back along its user's line: nothing is multiplied, whatever is repeated.
WITH marked AS (
  SELECT user_id, at, what,
         max(what = 'click') OVER ahead AS click_ahead,
         max(what = 'open')  OVER back  AS open_behind
  FROM timeline
  WINDOW ahead AS (PARTITION BY user_id ORDER BY at RANGE BETWEEN CURRENT ROW AND 3600 FOLLOWING),
         back  AS (PARTITION BY user_id ORDER BY at RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW)
)
SELECT user_id,
       sum(what = 'open' AND click_ahead)  AS opens,
       sum(what = 'click' AND open_behind) AS clicks,
       datetime(min(CASE WHEN what = 'click' AND open_behind THEN at END), 'unixepoch') AS first_click_ts
FROM marked
GROUP BY user_id
HAVING sum(what = 'click' AND open_behind) > 0;
