WITH cohort AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream
  WHERE activity = 'opened_mail'
)
SELECT c.activity_id, c.customer, c.ts, coalesce(sum(a.revenue_impact), 0) AS revenue
FROM cohort AS c
LEFT JOIN activity_stream AS a
  ON a.customer = c.customer AND a.activity = 'placed_order'
  AND a.ts > c.ts AND (a.ts <= c.next_ts OR c.next_ts IS NULL)
GROUP BY c.activity_id, c.customer, c.ts;
