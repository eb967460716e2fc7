-- Each appended row belongs to one cohort row, the last one before it: so the other way round is no join.
WITH placed AS (
  SELECT activity, activity_id, ts, revenue_impact, feature_json,
         substr(max(CASE WHEN activity = 'opened_mail' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 20) AS cohort_id
  FROM activity_stream
  WHERE activity IN ('opened_mail', 'placed_order')
), counted AS (
  SELECT cohort_id, sum(revenue_impact) AS revenue
  FROM placed
  WHERE activity = 'placed_order'
  GROUP BY cohort_id
)
SELECT c.activity_id, c.customer, c.ts, coalesce(revenue, 0) AS revenue
FROM activity_stream AS c
LEFT JOIN counted ON cohort_id = c.activity_id
WHERE c.activity = 'opened_mail';
