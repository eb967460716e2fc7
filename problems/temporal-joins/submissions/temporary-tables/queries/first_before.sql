CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at
FROM activity_stream WHERE activity = 'wrote_review';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'viewed_book' AND unixepoch(a.ts) < c.at;

SELECT c.activity_id, c.customer, c.ts, f.ts AS first_viewed_ts
FROM cohort AS c
LEFT JOIN found AS f ON f.cohort_id = c.activity_id AND NOT EXISTS (
  SELECT * FROM found AS g WHERE g.cohort_id = f.cohort_id AND (g.ts, g.activity_id) < (f.ts, f.activity_id));
