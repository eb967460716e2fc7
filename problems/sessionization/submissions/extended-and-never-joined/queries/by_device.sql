-- A session starts where nothing happened in the thirty minutes before, and ends with the last event before the
-- next start.
WITH start AS (
  SELECT DISTINCT user_id, device_id, event_ts AS session_start
  FROM events AS a
  WHERE NOT EXISTS (
    SELECT * FROM events AS b
    WHERE b.user_id = a.user_id AND b.device_id = a.device_id
      AND b.event_ts < a.event_ts AND b.event_ts >= datetime(a.event_ts, '-1800 seconds'))
), bound AS (
  SELECT user_id, device_id, session_start,
         lead(session_start, 1, '9999') OVER (PARTITION BY user_id, device_id ORDER BY session_start) AS next_start
  FROM start
), run AS (
  SELECT s.user_id, s.device_id, session_start, max(event_ts) AS last_event_ts, count(*) AS events
  FROM bound AS s
  JOIN events AS a ON a.user_id = s.user_id AND a.device_id = s.device_id AND event_ts >= session_start AND event_ts < next_start
  GROUP BY s.user_id, s.device_id, session_start
)
SELECT user_id, device_id, session_start, last_event_ts AS session_end, events FROM run;
