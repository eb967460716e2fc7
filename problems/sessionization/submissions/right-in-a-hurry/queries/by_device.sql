WITH flagged AS (
  SELECT user_id, device_id, event_ts,
         -- The first event has no time before it: null, which is not within the gap.
         unixepoch(event_ts) - unixepoch(lag(event_ts) OVER timeline) <= 1800 AS goes_on
  FROM events
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), numbered AS (
  SELECT user_id, device_id, event_ts,
         sum(goes_on IS NOT 1) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS n
  FROM flagged
)
SELECT user_id, device_id, min(event_ts) AS session_start, max(event_ts) AS session_end, count(*) AS events
FROM numbered
GROUP BY user_id, device_id, n;
