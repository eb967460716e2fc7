WITH o AS (SELECT customer AS u, unixepoch(ts) AS t, activity_id AS i FROM activity_stream WHERE activity='email_open'),
 c AS (SELECT customer AS u, unixepoch(ts) AS t, activity_id AS i FROM activity_stream WHERE activity='email_click')
SELECT c.u AS User_ID, count(DISTINCT o.i) AS opens, count(DISTINCT c.i) AS clicks, strftime('%Y-%m-%dT%H:%M:%SZ',min(c.t),'unixepoch') AS first_click_ts
FROM o JOIN c ON o.u=c.u AND c.t-o.t BETWEEN 0 AND 3600 GROUP BY c.u;
