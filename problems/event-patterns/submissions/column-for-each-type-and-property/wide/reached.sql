WITH o AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM events WHERE event_type='email_open'),
 c AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM events WHERE event_type='email_click'),
 p AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM events WHERE event_type='push_open')
, e AS (SELECT u,t,'o' AS k FROM o UNION ALL SELECT u,t,'c' FROM c UNION ALL SELECT u,t,'p' FROM p)
, w AS (SELECT u,t,k, sum(k<>'c') OVER b AS before, sum(k='c') OVER f AS after FROM e
  WINDOW b AS (PARTITION BY u ORDER BY t RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW), f AS (PARTITION BY u ORDER BY t RANGE BETWEEN CURRENT ROW AND 3600 FOLLOWING))
SELECT u AS user_id, sum(k='o' AND after>0) AS email_opens, sum(k='p' AND after>0) AS push_opens, sum(k='c' AND before>0) AS clicks, datetime(min(CASE WHEN k='c' AND before>0 THEN t END),'unixepoch') AS first_click_ts
FROM w GROUP BY u HAVING sum(k='c' AND before>0)>0;
