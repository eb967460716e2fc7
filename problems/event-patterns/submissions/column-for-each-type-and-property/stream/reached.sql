WITH o AS (SELECT customer AS u, unixepoch(ts) AS t, activity_id AS i FROM activity_stream WHERE activity='email_open'),
 c AS (SELECT customer AS u, unixepoch(ts) AS t, activity_id AS i FROM activity_stream WHERE activity='email_click'),
 p AS (SELECT customer AS u, unixepoch(ts) AS t, activity_id AS i FROM activity_stream WHERE activity='push_open')
, a AS (SELECT u,t,i,0 AS k FROM o UNION ALL SELECT u,t,i,1 FROM p)
SELECT c.u AS user_id, count(DISTINCT CASE k WHEN 0 THEN a.i END) AS email_opens, count(DISTINCT CASE k WHEN 1 THEN a.i END) AS push_opens, count(DISTINCT c.i) AS clicks, datetime(min(c.t),'unixepoch') AS first_click_ts
FROM a JOIN c ON a.u=c.u AND c.t-a.t BETWEEN 0 AND 3600 GROUP BY c.u;
