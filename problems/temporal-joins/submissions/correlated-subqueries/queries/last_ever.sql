SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'level' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'changed_level'
        ORDER BY a.ts DESC, a.activity_id DESC LIMIT 1) AS level_now
FROM activity_stream AS c
WHERE c.activity = 'contacted_support';
