WITH v AS (SELECT user_id AS u, post_id AS p, unixepoch(event_ts) AS t FROM views), c AS (SELECT user_id AS u, post_id AS p, unixepoch(event_ts) AS t, comment_id AS i FROM comments),
pairs AS (SELECT c.u,c.p,c.i,min(c.t-v.t) AS gap FROM c JOIN v ON v.u=c.u AND v.p=c.p AND v.t BETWEEN c.t-3600 AND c.t GROUP BY c.u,c.p,c.i)
SELECT u AS user_id, count(i) AS comments, count(DISTINCT p) AS posts, min(gap) AS shortest_seconds FROM pairs GROUP BY u;
