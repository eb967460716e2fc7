-- The stream joined with itself: cohort the opens, appended the clicks.
SELECT cohort.customer AS user_id,
       count(DISTINCT cohort.activity_id)   AS opens,
       count(DISTINCT appended.activity_id) AS clicks,
       min(appended.ts)                     AS first_click_ts
FROM activity_stream AS cohort
JOIN activity_stream AS appended
  ON appended.customer = cohort.customer
 AND appended.ts BETWEEN cohort.ts AND datetime(cohort.ts, '+3600 seconds')
WHERE cohort.activity = 'email_open' AND appended.activity = 'email_click'
GROUP BY cohort.customer;
