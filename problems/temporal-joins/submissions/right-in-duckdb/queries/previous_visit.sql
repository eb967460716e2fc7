WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'visited_site'
), a AS (
  SELECT * FROM activity_stream WHERE activity = 'visited_site'
  QUALIFY row_number() OVER (PARTITION BY customer, ts ORDER BY activity_id DESC) = 1
)
SELECT c.activity_id, c.customer, c.ts, a.ts AS previous_visit_ts
FROM c
ASOF LEFT JOIN a ON a.customer = c.customer AND a.ts < c.ts;
