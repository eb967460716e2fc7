-- The frame is the day that begins a second after the row.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         count(CASE WHEN activity = 'placed_order' THEN 1 END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN 1 FOLLOWING AND 86400 FOLLOWING) > 0 AS ordered
  FROM activity_stream
  WHERE activity IN ('added_to_basket', 'placed_order')
)
SELECT activity_id, customer, ts, ordered
FROM timeline
WHERE activity = 'added_to_basket';
