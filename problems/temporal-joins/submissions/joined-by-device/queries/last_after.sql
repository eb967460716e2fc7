WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.link AS last_link,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.anonymous_customer_id = c.anonymous_customer_id AND a.activity = 'visited_site'
    AND a.ts > c.ts
  WHERE c.activity = 'returned_item'
)
SELECT activity_id, customer, ts, last_link
FROM joined
WHERE place = 1;
