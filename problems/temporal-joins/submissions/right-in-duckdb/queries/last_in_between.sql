WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'visited_site'
)
SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'term' AS last_term
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'searched' AND a.ts > c.ts AND (c.next_ts IS NULL OR a.ts <= c.next_ts)
QUALIFY row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) = 1;
