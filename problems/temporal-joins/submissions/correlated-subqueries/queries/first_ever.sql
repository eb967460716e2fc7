SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'channel' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'visited_site'
        ORDER BY a.ts, a.activity_id LIMIT 1) AS first_channel
FROM activity_stream AS c
WHERE c.activity = 'placed_order';
