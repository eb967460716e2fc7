WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'added_to_basket'
)
SELECT c.activity_id, c.customer, c.ts, (count(a.activity_id) > 0)::INT AS ordered
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'placed_order' AND a.ts::TIMESTAMP > c.ts::TIMESTAMP AND a.ts::TIMESTAMP <= c.ts::TIMESTAMP + INTERVAL 1 DAY
GROUP BY ALL;
