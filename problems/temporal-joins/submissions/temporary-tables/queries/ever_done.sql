CREATE TEMP TABLE cohort AS
SELECT activity_id, customer, ts, unixepoch(ts) AS at
FROM activity_stream WHERE activity = 'clicked_mail';

CREATE TEMP TABLE found AS
SELECT c.activity_id AS cohort_id, a.*
FROM cohort AS c JOIN activity_stream AS a ON a.customer = c.customer
WHERE a.activity = 'returned_item';

SELECT activity_id, customer, ts, activity_id IN (SELECT cohort_id FROM found) AS has_returned
FROM cohort;
