SELECT c.activity_id, c.customer, c.ts,
       (SELECT a.ts FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'visited_site' AND a.ts < c.ts
        ORDER BY a.ts DESC, a.activity_id DESC LIMIT 1) AS previous_visit_ts
FROM activity_stream AS c
WHERE c.activity = 'visited_site';
