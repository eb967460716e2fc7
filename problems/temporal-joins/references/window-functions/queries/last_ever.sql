-- A window without an order is the whole timeline of the customer.
-- Time and id in one text are compared as a pair; the id is cut off again and looked up.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         substr(max(CASE WHEN activity = 'changed_level' THEN ts || activity_id END) OVER (PARTITION BY customer), 20) AS found_id
  FROM activity_stream
  WHERE activity IN ('contacted_support', 'changed_level')
)
SELECT t.activity_id, t.customer, t.ts, a.feature_json ->> 'level' AS level_now
FROM timeline AS t
LEFT JOIN activity_stream AS a ON a.activity_id = t.found_id
WHERE t.activity = 'contacted_support';
