-- The mirror images: events with nothing behind them within the gap are ends.
SELECT s.user_id, s.event_ts AS session_start, min(e.event_ts) AS session_end,
       (SELECT count(*) FROM events AS x
        WHERE x.user_id = s.user_id AND x.event_ts BETWEEN s.event_ts AND min(e.event_ts)) AS events
FROM (SELECT DISTINCT user_id, event_ts FROM events AS a WHERE NOT EXISTS (
        SELECT * FROM events AS b WHERE b.user_id = a.user_id AND b.event_ts < a.event_ts
          AND unixepoch(a.event_ts) - unixepoch(b.event_ts) <= 1800)) AS s
JOIN (SELECT DISTINCT user_id, event_ts FROM events AS a WHERE NOT EXISTS (
        SELECT * FROM events AS b WHERE b.user_id = a.user_id AND b.event_ts > a.event_ts
          AND unixepoch(b.event_ts) - unixepoch(a.event_ts) <= 1800)) AS e
  ON e.user_id = s.user_id AND e.event_ts >= s.event_ts
GROUP BY s.user_id, s.event_ts;
