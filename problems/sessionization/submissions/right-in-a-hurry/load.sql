INSERT INTO event (user_id, device_id, event_ts, event_id)
SELECT user_id, device_id, event_ts, event_id FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;

-- All sessions of the devices in the batch are made again from their events: what was joined goes with the rest.
CREATE TEMP TABLE touched AS SELECT DISTINCT user_id, device_id FROM bronze_events;

DELETE FROM session WHERE (user_id, device_id) IN (SELECT user_id, device_id FROM touched);

INSERT INTO session (user_id, device_id, session_start, session_end, session_date, events)
WITH flagged AS (
  SELECT user_id, device_id, event_ts,
         unixepoch(event_ts) - unixepoch(lag(event_ts) OVER timeline) <= 1800 AS goes_on
  FROM event
  WHERE (user_id, device_id) IN (SELECT user_id, device_id FROM touched)
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), numbered AS (
  SELECT user_id, device_id, event_ts,
         sum(goes_on IS NOT 1) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS n
  FROM flagged
)
SELECT user_id, device_id, min(event_ts),
       min(max(event_ts), datetime(min(event_ts), '+4 hours')), date(min(event_ts)), count(*)
FROM numbered
GROUP BY user_id, device_id, n;
