SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'term' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'searched' AND a.ts > c.ts
          AND a.ts <= ifnull((SELECT n.ts FROM activity_stream AS n
            WHERE n.customer = c.customer AND n.activity = c.activity AND (n.ts, n.activity_id) > (c.ts, c.activity_id)
            ORDER BY n.ts, n.activity_id LIMIT 1), '9999')
        ORDER BY a.ts DESC, a.activity_id DESC LIMIT 1) AS last_term
FROM activity_stream AS c
WHERE c.activity = 'visited_site';
