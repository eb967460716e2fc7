SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.revenue_impact FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'placed_order' AND a.ts > c.ts
        ORDER BY a.ts, a.activity_id LIMIT 1) AS next_order_cents
FROM activity_stream AS c
WHERE c.activity = 'contacted_support';
