WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'level' AS level_now,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.feature_json ->> 'level' DESC) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'changed_level'
  WHERE c.activity = 'contacted_support'
)
SELECT activity_id, customer, ts, level_now
FROM joined
WHERE place = 1;
