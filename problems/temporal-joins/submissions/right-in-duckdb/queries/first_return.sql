WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'returned_item'
)
SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'reason' AS first_reason
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'returned_item'
QUALIFY row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) = 1;
