WITH g AS (SELECT user_id, device_id, event_ts, CASE WHEN unixepoch(event_ts) - unixepoch(LAG(event_ts) OVER w) > 1800 THEN 1 ELSE 0 END AS brk FROM events WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts)),
n AS (SELECT *, SUM(brk) OVER (PARTITION BY user_id, device_id ORDER BY event_ts ROWS UNBOUNDED PRECEDING) AS no FROM g),
s AS (SELECT user_id, device_id, MIN(event_ts) AS session_start, MAX(event_ts) AS session_end, COUNT(*) AS events FROM n GROUP BY user_id, device_id, no)
SELECT date(session_start) AS session_date, count(*) AS sessions, count(DISTINCT user_id) AS users, sum(min(unixepoch(session_end), unixepoch(session_start) + 14400) - unixepoch(session_start)) AS seconds FROM s GROUP BY 1 ORDER BY 1;
