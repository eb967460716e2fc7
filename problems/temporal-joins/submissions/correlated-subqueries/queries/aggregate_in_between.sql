SELECT c.activity_id, c.customer, c.ts,
       (SELECT ifnull(sum(a.revenue_impact), 0) FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'placed_order' AND a.ts > c.ts
          AND a.ts <= ifnull((SELECT n.ts FROM activity_stream AS n
            WHERE n.customer = c.customer AND n.activity = c.activity AND (n.ts, n.activity_id) > (c.ts, c.activity_id)
            ORDER BY n.ts, n.activity_id LIMIT 1), '9999')) AS revenue
FROM activity_stream AS c
WHERE c.activity = 'opened_mail';
