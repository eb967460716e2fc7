WITH RECURSIVE timeline AS (
  SELECT user_id, device_id, unixepoch(event_ts) AS at,
         row_number() OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id) AS n
  FROM events
), walk AS (
  SELECT user_id, device_id, n, at, at AS started FROM timeline WHERE n = 1
  UNION ALL
  SELECT t.user_id, t.device_id, t.n, t.at, iif(t.at - w.at > 1800, t.at, w.started)
  FROM walk AS w JOIN timeline AS t ON t.user_id = w.user_id AND t.device_id = w.device_id AND t.n = w.n + 1
)
SELECT user_id, device_id, datetime(started, 'unixepoch') AS session_start,
       datetime(max(at), 'unixepoch') AS session_end, count(*) AS events
FROM walk
GROUP BY user_id, device_id, started;
