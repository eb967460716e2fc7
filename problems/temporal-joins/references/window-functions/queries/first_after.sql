-- The frame begins one second after the row.
-- Time and id in one text are compared as a pair; the id is cut off again and looked up.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         substr(min(CASE WHEN activity = 'placed_order' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 20) AS found_id
  FROM activity_stream
  WHERE activity IN ('contacted_support', 'placed_order')
)
SELECT t.activity_id, t.customer, t.ts, a.revenue_impact AS next_order_cents
FROM timeline AS t
LEFT JOIN activity_stream AS a ON a.activity_id = t.found_id
WHERE t.activity = 'contacted_support';
