SELECT c.activity_id, c.customer, c.ts, coalesce(sum(a.revenue_impact), 0) AS spent_before
FROM activity_stream AS c
LEFT JOIN activity_stream AS a
  ON a.customer = c.customer AND a.activity = 'placed_order'
  AND a.ts < c.ts
WHERE c.activity = 'placed_order'
GROUP BY c.activity_id, c.customer, c.ts;
