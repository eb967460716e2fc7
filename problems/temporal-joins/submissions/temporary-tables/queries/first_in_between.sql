CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at,
       ifnull(unixepoch(lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id)), 1e12) AS next_at
FROM activity_stream WHERE activity = 'clicked_mail';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'viewed_book' AND unixepoch(a.ts) > c.at AND unixepoch(a.ts) <= c.next_at;

SELECT c.activity_id, c.customer, c.ts, f.feature_json ->> 'book' AS first_book
FROM cohort AS c
LEFT JOIN found AS f ON f.cohort_id = c.activity_id AND NOT EXISTS (
  SELECT * FROM found AS g WHERE g.cohort_id = f.cohort_id AND (g.ts, g.activity_id) < (f.ts, f.activity_id));
