WITH g AS (
  SELECT *,
         coalesce(date_diff('second', lag(event_ts::TIMESTAMP) OVER w, event_ts::TIMESTAMP) > 1800, false)::INT AS brk
  FROM events
  WINDOW w AS (PARTITION BY user_id ORDER BY event_ts)
), n AS (
  SELECT *, sum(brk) OVER (PARTITION BY user_id ORDER BY event_ts ROWS UNBOUNDED PRECEDING) AS no FROM g
), s AS (
  SELECT user_id,
         min(event_ts) AS session_start, max(event_ts) AS session_end, count(*) AS events
  FROM n GROUP BY user_id, no
)
SELECT user_id, session_start, session_end, events FROM s;
