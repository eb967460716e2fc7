WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'clicked_mail'
)
SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'book' AS first_book
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'viewed_book' AND a.ts > c.ts AND (c.next_ts IS NULL OR a.ts <= c.next_ts)
QUALIFY row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) = 1;
