CREATE TEMP TABLE arrival AS
SELECT DISTINCT event_id, user_id, device_id, event_ts
FROM bronze_events AS b
WHERE NOT EXISTS (SELECT * FROM seen_event AS s WHERE s.event_id = b.event_id);

INSERT INTO seen_event (event_id, event_ts) SELECT event_id, event_ts FROM arrival;

-- Each new event: the latest session that it is near.
CREATE TEMP TABLE piece AS
WITH flagged AS (
  SELECT a.*, unixepoch(event_ts) - unixepoch(lag(event_ts) OVER timeline) <= 1800 AS goes_on
  FROM arrival AS a
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), numbered AS (
  SELECT *, sum(goes_on IS NOT 1) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS n FROM flagged
)
SELECT user_id, device_id, min(event_ts) AS first_ts, max(event_ts) AS last_ts, count(*) AS events
FROM numbered
GROUP BY user_id, device_id, n;

CREATE TEMP TABLE hit AS
SELECT p.user_id, p.device_id, p.first_ts, p.last_ts, p.events,
       (SELECT max(s.session_start) FROM session AS s
        WHERE s.user_id = p.user_id AND s.device_id = p.device_id
          AND datetime(s.session_start, '-1800 seconds') <= p.last_ts
          AND datetime(s.last_event_ts, '+1800 seconds') >= p.first_ts) AS session_start
FROM piece AS p;

CREATE TEMP TABLE grown AS
SELECT s.user_id, s.device_id, s.session_start AS old_start, min(s.session_start, min(h.first_ts)) AS session_start,
       max(s.last_event_ts, max(h.last_ts)) AS last_event_ts, s.events + sum(h.events) AS events
FROM session AS s JOIN hit AS h USING (user_id, device_id, session_start)
GROUP BY s.user_id, s.device_id, s.session_start;

DELETE FROM session WHERE (user_id, device_id, session_start) IN (SELECT user_id, device_id, old_start FROM grown);
INSERT OR IGNORE INTO session SELECT user_id, device_id, session_start, last_event_ts, events FROM grown;
INSERT INTO session
SELECT user_id, device_id, first_ts, last_ts, events FROM hit WHERE session_start IS NULL
ON CONFLICT DO NOTHING;
