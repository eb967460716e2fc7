WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.ts AS first_viewed_ts,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'viewed_book'
    AND a.ts < c.ts
  WHERE c.activity = 'wrote_review'
)
SELECT activity_id, customer, ts, first_viewed_ts
FROM joined
WHERE place = 1;
