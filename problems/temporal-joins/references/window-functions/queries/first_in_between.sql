-- Each appended row belongs to one cohort row, the last one before it: so the other way round is no join.
WITH placed AS (
  SELECT activity, activity_id, ts, revenue_impact, feature_json,
         substr(max(CASE WHEN activity = 'clicked_mail' THEN ts || activity_id END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 20) AS cohort_id
  FROM activity_stream
  WHERE activity IN ('clicked_mail', 'viewed_book')
), chosen AS (
  SELECT cohort_id, feature_json ->> 'book' AS first_book,
         row_number() OVER (PARTITION BY cohort_id ORDER BY ts, activity_id) AS place
  FROM placed
  WHERE activity = 'viewed_book'
)
SELECT c.activity_id, c.customer, c.ts, first_book
FROM activity_stream AS c
LEFT JOIN chosen ON cohort_id = c.activity_id AND place = 1
WHERE c.activity = 'clicked_mail';
