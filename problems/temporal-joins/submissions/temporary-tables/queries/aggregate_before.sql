CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at
FROM activity_stream WHERE activity = 'placed_order';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'placed_order' AND unixepoch(a.ts) < c.at;

SELECT activity_id, customer, ts, total((SELECT sum(revenue_impact) FROM found WHERE cohort_id = c.activity_id)) AS spent_before
FROM cohort AS c
GROUP BY activity_id, customer, ts;
