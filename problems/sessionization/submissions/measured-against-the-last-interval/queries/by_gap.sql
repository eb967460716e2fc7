WITH g AS (SELECT user_id, event_ts, CASE WHEN unixepoch(event_ts) - unixepoch(LAG(event_ts) OVER w) > 1800 THEN 1 ELSE 0 END AS brk FROM events WINDOW w AS (PARTITION BY user_id ORDER BY event_ts)),
n AS (SELECT *, SUM(brk) OVER (PARTITION BY user_id ORDER BY event_ts ROWS UNBOUNDED PRECEDING) AS no FROM g),
s AS (SELECT user_id, MIN(event_ts) AS session_start, MAX(event_ts) AS session_end, COUNT(*) AS events FROM n GROUP BY user_id, no)
SELECT user_id, session_start, session_end, events FROM s;
