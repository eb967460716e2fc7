WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'clicked_mail'
)
SELECT c.activity_id, c.customer, c.ts, (count(a.activity_id) > 0)::INT AS has_returned
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'returned_item'
GROUP BY ALL;
