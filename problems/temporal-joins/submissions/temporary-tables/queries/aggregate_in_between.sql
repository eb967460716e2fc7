CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at,
       ifnull(unixepoch(lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id)), 1e12) AS next_at
FROM activity_stream WHERE activity = 'opened_mail';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'placed_order' AND unixepoch(a.ts) > c.at AND unixepoch(a.ts) <= c.next_at;

SELECT activity_id, customer, ts, total((SELECT sum(revenue_impact) FROM found WHERE cohort_id = c.activity_id)) AS revenue
FROM cohort AS c
GROUP BY activity_id, customer, ts;
