WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'placed_order'
)
SELECT c.activity_id, c.customer, c.ts, coalesce(sum(a.revenue_impact), 0) AS spent_before
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'placed_order' AND a.ts < c.ts
GROUP BY ALL;
