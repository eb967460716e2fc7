SELECT activity_id, customer, ts,
       sum(coalesce(revenue_impact, 0)) OVER (PARTITION BY customer ORDER BY ts) - coalesce(revenue_impact, 0) AS spent_before
FROM activity_stream
WHERE activity = 'placed_order';
