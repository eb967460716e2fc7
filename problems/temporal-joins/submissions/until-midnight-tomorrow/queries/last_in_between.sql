WITH cohort AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream
  WHERE activity = 'visited_site'
), joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'term' AS last_term,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) AS place
  FROM cohort AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'searched'
    AND a.ts > c.ts AND (a.ts <= c.next_ts OR c.next_ts IS NULL)
)
SELECT activity_id, customer, ts, last_term
FROM joined
WHERE place = 1;
