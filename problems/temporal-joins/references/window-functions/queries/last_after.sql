-- The frame begins one second after the row.
-- Time and id in one text are compared as a pair; the id is cut off again and looked up.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         substr(max(CASE WHEN activity = 'visited_site' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 20) AS found_id
  FROM activity_stream
  WHERE activity IN ('returned_item', 'visited_site')
)
SELECT t.activity_id, t.customer, t.ts, a.link AS last_link
FROM timeline AS t
LEFT JOIN activity_stream AS a ON a.activity_id = t.found_id
WHERE t.activity = 'returned_item';
