WITH followed AS (
  SELECT c.event_id, c.user_id, c.post_id, min(unixepoch(c.event_ts) - unixepoch(v.event_ts)) AS seconds
  FROM event AS c
  JOIN event AS v ON v.user_id = c.user_id AND v.post_id = c.post_id AND v.event_type = 'post_view'
   AND v.event_ts <= c.event_ts AND unixepoch(c.event_ts) - unixepoch(v.event_ts) <= 3600
  WHERE c.event_type = 'post_comment'
  GROUP BY c.event_id
)
SELECT user_id, count(*) AS comments, count(DISTINCT post_id) AS posts, min(seconds) AS shortest_seconds
FROM followed
GROUP BY user_id;
