-- The frame ends one second before the row: its own second is left out.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         coalesce(sum(revenue_impact) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS spent_before
  FROM activity_stream
  WHERE activity = 'placed_order'
)
SELECT activity_id, customer, ts, spent_before
FROM timeline
WHERE activity = 'placed_order';
