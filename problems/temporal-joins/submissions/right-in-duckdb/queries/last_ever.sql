WITH c AS (
  SELECT activity_id, customer, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream WHERE activity = 'contacted_support'
)
SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'level' AS level_now
FROM c
LEFT JOIN activity_stream a
  ON a.customer = c.customer AND a.activity = 'changed_level'
QUALIFY row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) = 1;
