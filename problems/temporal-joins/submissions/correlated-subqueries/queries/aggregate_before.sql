SELECT c.activity_id, c.customer, c.ts,
       (SELECT ifnull(sum(a.revenue_impact), 0) FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'placed_order' AND a.ts < c.ts) AS spent_before
FROM activity_stream AS c
WHERE c.activity = 'placed_order';
