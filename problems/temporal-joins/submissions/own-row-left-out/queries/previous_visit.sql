WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.ts AS previous_visit_ts,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'visited_site'
    AND a.ts < c.ts
  WHERE c.activity = 'visited_site'
)
SELECT activity_id, customer, ts, previous_visit_ts
FROM joined
WHERE place = 1;
