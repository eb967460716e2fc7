SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'reason' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'returned_item'
        ORDER BY a.ts, a.activity_id LIMIT 1) AS first_reason
FROM activity_stream AS c
WHERE c.activity = 'returned_item';
