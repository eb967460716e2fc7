WITH o AS (SELECT customer AS u, unixepoch(ts) AS t, event_id AS i FROM activities WHERE activity='email_open'),
 c AS (SELECT customer AS u, unixepoch(ts) AS t, event_id AS i FROM activities WHERE activity='email_click'),
 p AS (SELECT customer AS u, unixepoch(ts) AS t, event_id AS i FROM activities WHERE activity='push_open')
, hit AS (SELECT c.u, c.t, c.i, (SELECT max(a.t) FROM (SELECT * FROM o UNION ALL SELECT * FROM p) a WHERE a.u=c.u AND a.t<=c.t) AS lo FROM c)
SELECT hit.u AS user_id, (SELECT count(*) FROM o x WHERE x.u=hit.u AND (SELECT min(c.t) FROM c WHERE c.u=x.u AND c.t>=x.t)<=x.t+3600) AS email_opens, (SELECT count(*) FROM p x WHERE x.u=hit.u AND (SELECT min(c.t) FROM c WHERE c.u=x.u AND c.t>=x.t)<=x.t+3600) AS push_opens, count(*) AS clicks, datetime(min(t),'unixepoch') AS first_click_ts FROM hit WHERE t-lo<=3600 GROUP BY hit.u;
