CREATE TABLE event (
  user_id   TEXT NOT NULL,
  device_id TEXT NOT NULL,
  event_ts  TEXT NOT NULL,
  event_id  TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id, event_ts, event_id),
  UNIQUE (event_id)
) WITHOUT ROWID;

CREATE VIEW session AS
WITH flagged AS (
  SELECT user_id, device_id, event_ts,
         unixepoch(event_ts) - unixepoch(lag(event_ts) OVER timeline) <= 1800 AS goes_on
  FROM event
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), numbered AS (
  SELECT user_id, device_id, event_ts,
         sum(goes_on IS NOT 1) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS n
  FROM flagged
)
SELECT user_id, device_id, min(event_ts) AS session_start,
       min(max(event_ts), datetime(min(event_ts), '+4 hours')) AS session_end,
       date(min(event_ts)) AS session_date, count(*) AS events
FROM numbered
GROUP BY user_id, device_id, n;
