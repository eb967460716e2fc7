INSERT OR IGNORE INTO event SELECT user_id, device_id, event_ts, event_id FROM bronze_events;
DELETE FROM session;
INSERT INTO session
WITH start AS (
  SELECT DISTINCT user_id, device_id, event_ts AS session_start FROM event AS a
  WHERE NOT EXISTS (SELECT * FROM event AS b
    WHERE b.user_id = a.user_id AND b.device_id = a.device_id AND b.event_ts < a.event_ts
      AND b.event_ts >= datetime(a.event_ts, '-30 minutes'))
), placed AS (
  SELECT e.user_id, e.device_id, e.event_ts,
         (SELECT max(s.session_start) FROM start AS s
          WHERE s.user_id = e.user_id AND s.device_id = e.device_id AND s.session_start <= e.event_ts) AS session_start
  FROM event AS e
)
SELECT user_id, device_id, session_start, min(max(event_ts), datetime(session_start, '+4 hours')),
       date(session_start), count(*)
FROM placed
GROUP BY user_id, device_id, session_start;
