WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.revenue_impact AS next_order_cents,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.anonymous_customer_id = c.anonymous_customer_id AND a.activity = 'placed_order'
    AND a.ts > c.ts
  WHERE c.activity = 'contacted_support'
)
SELECT activity_id, customer, ts, next_order_cents
FROM joined
WHERE place = 1;
