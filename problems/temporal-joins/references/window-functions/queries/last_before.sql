-- The frame ends one second before the row: its own second is left out.
-- Time and id in one text are compared as a pair; the id is cut off again and looked up.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         substr(max(CASE WHEN activity = 'clicked_mail' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 20) AS found_id
  FROM activity_stream
  WHERE activity IN ('placed_order', 'clicked_mail')
)
SELECT t.activity_id, t.customer, t.ts, a.feature_json ->> 'campaign' AS campaign
FROM timeline AS t
LEFT JOIN activity_stream AS a ON a.activity_id = t.found_id
WHERE t.activity = 'placed_order';
