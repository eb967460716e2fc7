SELECT activity_id, customer, ts,
       lag(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS previous_visit_ts
FROM activity_stream
WHERE activity = 'visited_site';
