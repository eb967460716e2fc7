WITH o AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM fact_email_open),
 c AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM fact_email_click),
 p AS (SELECT user_id AS u, unixepoch(event_ts) AS t, event_id AS i FROM fact_push_open)
, a AS (SELECT u,t,i,0 AS k FROM o UNION ALL SELECT u,t,i,1 FROM p), gc AS (SELECT * FROM c WHERE EXISTS (SELECT 1 FROM a WHERE a.u=c.u AND c.t BETWEEN a.t AND a.t+3600)),
 ga AS (SELECT * FROM a WHERE EXISTS (SELECT 1 FROM c WHERE a.u=c.u AND c.t BETWEEN a.t AND a.t+3600))
SELECT gc.u AS user_id, (SELECT count(*) FROM ga WHERE ga.u=gc.u AND k=0) AS email_opens, (SELECT count(*) FROM ga WHERE ga.u=gc.u AND k=1) AS push_opens, count(*) AS clicks, datetime(min(gc.t),'unixepoch') AS first_click_ts FROM gc GROUP BY gc.u;
