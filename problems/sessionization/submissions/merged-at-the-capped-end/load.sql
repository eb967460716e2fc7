CREATE TEMP TABLE arrival AS
SELECT DISTINCT event_id, user_id, device_id, event_ts
FROM bronze_events AS b
WHERE NOT EXISTS (SELECT * FROM seen_event AS s WHERE s.event_id = b.event_id);

INSERT INTO seen_event (event_id, event_ts) SELECT event_id, event_ts FROM arrival;

-- Sessions within thirty minutes of something new. No others can change: what is joined ends where one of these
-- ends, or at a new event.
CREATE TEMP TABLE touched AS
SELECT * FROM session AS s
WHERE EXISTS (
  SELECT * FROM arrival AS a
  WHERE a.user_id = s.user_id AND a.device_id = s.device_id
    AND a.event_ts >= datetime(s.session_start, '-1800 seconds')
    AND a.event_ts <= datetime(min(s.last_event_ts, datetime(s.session_start, '+4 hours')), '+1800 seconds'));

DELETE FROM session
WHERE (user_id, device_id, session_start) IN (SELECT user_id, device_id, session_start FROM touched);

-- Old sessions and new events are pieces with two ends, laid side by side and joined where no more than the gap
-- is between them.
INSERT INTO session (user_id, device_id, session_start, last_event_ts, events)
WITH piece AS (
  SELECT user_id, device_id, session_start AS first_ts, last_event_ts AS last_ts, events FROM touched
  UNION ALL
  SELECT user_id, device_id, event_ts, event_ts, 1 FROM arrival
), flagged AS (
  SELECT user_id, device_id, first_ts, last_ts, events,
         unixepoch(first_ts) - unixepoch(max(last_ts) OVER (
           PARTITION BY user_id, device_id ORDER BY first_ts, last_ts
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) <= 1800 AS goes_on
  FROM piece
), numbered AS (
  SELECT user_id, device_id, first_ts, last_ts, events,
         sum(goes_on IS NOT 1) OVER (PARTITION BY user_id, device_id ORDER BY first_ts, last_ts) AS n
  FROM flagged
)
SELECT user_id, device_id, min(first_ts), max(last_ts), sum(events)
FROM numbered
GROUP BY user_id, device_id, n;
