-- The frame ends one second before the row: its own second is left out.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         max(ts) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_visit_ts
  FROM activity_stream
  WHERE activity = 'visited_site'
)
SELECT activity_id, customer, ts, previous_visit_ts
FROM timeline
WHERE activity = 'visited_site';
