SELECT c.activity_id, c.customer, c.ts,
       EXISTS (SELECT * FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'placed_order' AND a.ts > c.ts AND unixepoch(a.ts) - unixepoch(c.ts) <= 86400) AS ordered
FROM activity_stream AS c
WHERE c.activity = 'added_to_basket';
