-- Each appended row belongs to one cohort row, the last one before it: so the other way round is no join.
WITH placed AS (
  SELECT activity, activity_id, ts, revenue_impact, feature_json,
         substr(max(CASE WHEN activity = 'searched' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 20) AS cohort_id
  FROM activity_stream
  WHERE activity IN ('searched', 'viewed_book')
), counted AS (
  SELECT cohort_id, count(DISTINCT feature_json ->> 'book') AS books
  FROM placed
  WHERE activity = 'viewed_book'
  GROUP BY cohort_id
)
SELECT c.activity_id, c.customer, c.ts, coalesce(books, 0) AS books
FROM activity_stream AS c
LEFT JOIN counted ON cohort_id = c.activity_id
WHERE c.activity = 'searched';
