WITH joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'campaign' AS campaign,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts DESC, a.activity_id DESC) AS place
  FROM activity_stream AS c
  LEFT JOIN activity_stream AS a
    ON a.anonymous_customer_id = c.anonymous_customer_id AND a.activity = 'clicked_mail'
    AND a.ts < c.ts
  WHERE c.activity = 'placed_order'
)
SELECT activity_id, customer, ts, campaign
FROM joined
WHERE place = 1;
