SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.ts FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'viewed_book' AND a.ts < c.ts
        ORDER BY a.ts, a.activity_id LIMIT 1) AS first_viewed_ts
FROM activity_stream AS c
WHERE c.activity = 'wrote_review';
