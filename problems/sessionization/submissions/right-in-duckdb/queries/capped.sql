WITH g AS (
  SELECT *,
         coalesce(date_diff('second', lag(event_ts::TIMESTAMP) OVER w, event_ts::TIMESTAMP) > 1800, false)::INT AS brk
  FROM events
  WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts)
), n AS (
  SELECT *, sum(brk) OVER (PARTITION BY user_id, device_id ORDER BY event_ts ROWS UNBOUNDED PRECEDING) AS no FROM g
), s AS (
  SELECT user_id, device_id,
         min(event_ts) AS session_start, max(event_ts) AS session_end, count(*) AS events
  FROM n GROUP BY user_id, device_id, no
)
SELECT user_id, device_id, session_start, least(session_end::TIMESTAMP, session_start::TIMESTAMP + INTERVAL 4 HOUR) AS session_end,
       date_diff('second', session_start::TIMESTAMP, least(session_end::TIMESTAMP, session_start::TIMESTAMP + INTERVAL 4 HOUR)) AS seconds, events FROM s;
