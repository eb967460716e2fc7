SELECT c.activity_id, c.customer, c.ts, count(a.activity_id) > 0 AS has_returned
FROM activity_stream AS c
LEFT JOIN activity_stream AS a
  ON a.customer = c.customer AND a.activity = 'returned_item'
WHERE c.activity = 'clicked_mail'
GROUP BY c.activity_id, c.customer, c.ts;
