WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'reason' AS first_reason,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'returned_item'
  WHERE c.activity = 'returned_item'
)
SELECT activity_id, customer, ts, first_reason
FROM joined
WHERE place = 1;
