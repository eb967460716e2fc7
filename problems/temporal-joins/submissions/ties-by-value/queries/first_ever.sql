WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'channel' AS first_channel,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.feature_json ->> 'channel') AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.customer = c.customer AND a.activity = 'visited_site'
  WHERE c.activity = 'placed_order'
)
SELECT activity_id, customer, ts, first_channel
FROM joined
WHERE place = 1;
