SELECT c.user_id, count(*) AS comments, count(DISTINCT c.post_id) AS posts,
       min(unixepoch(c.event_ts) - unixepoch(v.event_ts)) AS shortest_seconds
FROM event AS c
JOIN event AS v ON v.user_id = c.user_id AND v.post_id = c.post_id AND v.event_type = 'post_view'
 AND v.event_ts <= c.event_ts AND unixepoch(c.event_ts) - unixepoch(v.event_ts) <= 3600
WHERE c.event_type = 'post_comment'
GROUP BY c.user_id;
