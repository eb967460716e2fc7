INSERT INTO raw_events SELECT event_id, any_value(user_id), any_value(device_id), any_value(event_ts::TIMESTAMP) FROM bronze_events GROUP BY event_id ON CONFLICT DO NOTHING;
CREATE OR REPLACE TEMP TABLE made AS
WITH g AS (
  SELECT *,
         coalesce(date_diff('second', lag(event_ts::TIMESTAMP) OVER w, event_ts::TIMESTAMP) > 1800, false)::INT AS brk
  FROM raw_events
  WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), n AS (
  SELECT *, sum(brk) OVER (PARTITION BY user_id, device_id ORDER BY event_ts ROWS UNBOUNDED PRECEDING) AS no FROM g
), s AS (
  SELECT user_id, device_id,
         min(event_ts) AS session_start, max(event_ts) AS session_end, count(*) AS events
  FROM n GROUP BY user_id, device_id, no
)
SELECT * FROM s;
DELETE FROM sessions
WHERE NOT EXISTS (SELECT 1 FROM made m WHERE m.device_id = sessions.device_id AND m.session_start = sessions.session_start
  AND m.session_end = sessions.session_end AND m.events = sessions.events);
INSERT INTO sessions SELECT * FROM made ON CONFLICT DO NOTHING;
