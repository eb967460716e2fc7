SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.feature_json ->> 'book' FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'viewed_book' AND a.ts > c.ts
          AND a.ts <= ifnull((SELECT n.ts FROM activity_stream AS n
            WHERE n.customer = c.customer AND n.activity = c.activity AND (n.ts, n.activity_id) > (c.ts, c.activity_id)
            ORDER BY n.ts, n.activity_id LIMIT 1), '9999')
        ORDER BY a.ts, a.activity_id LIMIT 1) AS first_book
FROM activity_stream AS c
WHERE c.activity = 'clicked_mail';
