WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'opened_mail'
)
SELECT c.activity_id, c.customer, c.ts, coalesce(sum(a.revenue_impact), 0) AS revenue
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'placed_order' AND a.ts > c.ts AND (c.next_ts IS NULL OR a.ts <= c.next_ts)
GROUP BY ALL;
