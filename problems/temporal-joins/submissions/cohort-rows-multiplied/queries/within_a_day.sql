SELECT c.activity_id, c.customer, c.ts, count(a.activity_id) > 0 AS ordered
FROM activity_stream AS c
LEFT JOIN activity_stream AS a
  ON a.customer = c.customer AND a.activity = 'placed_order'
  AND a.ts > c.ts
  AND unixepoch(a.ts) <= unixepoch(c.ts) + 86400
WHERE c.activity = 'added_to_basket'
GROUP BY c.activity_id, c.customer, c.ts;
