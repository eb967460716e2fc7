SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'campaign' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'clicked_mail' AND a.ts < c.ts
        ORDER BY a.ts DESC, a.activity_id DESC LIMIT 1) AS campaign
FROM activity_stream AS c
WHERE c.activity = 'placed_order';
