SELECT c.activity_id, c.customer, c.ts, count(a.activity_id) > 0 AS has_returned
FROM activity_stream AS c
LEFT JOIN activity_stream AS a
  ON a.anonymous_customer_id = c.anonymous_customer_id AND a.activity = 'returned_item'
WHERE c.activity = 'clicked_mail'
GROUP BY c.activity_id, c.customer, c.ts;
