-- A window without an order is the whole timeline of the customer.
-- Time and id in one text are compared as a pair; the id is cut off again and looked up.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         substr(min(CASE WHEN activity = 'visited_site' THEN ts || activity_id END) OVER (PARTITION BY customer), 20) AS found_id
  FROM activity_stream
  WHERE activity IN ('placed_order', 'visited_site')
)
SELECT t.activity_id, t.customer, t.ts, a.feature_json ->> 'channel' AS first_channel
FROM timeline AS t
LEFT JOIN activity_stream AS a ON a.activity_id = t.found_id
WHERE t.activity = 'placed_order';
