CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at
FROM activity_stream WHERE activity = 'added_to_basket';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'placed_order' AND unixepoch(a.ts) BETWEEN c.at + 1 AND c.at + 86400;

SELECT activity_id, customer, ts, activity_id IN (SELECT cohort_id FROM found) AS ordered
FROM cohort;
