-- The latest view at or before each comment decides: if it is too old, so are all others.
WITH commented AS (
  SELECT c.event_id, c.user_id, c.post_id,
         unixepoch(c.event_ts) - unixepoch(max(v.event_ts)) AS seconds
  FROM fact_post_comment AS c
  JOIN fact_post_view AS v
    ON v.user_id = c.user_id AND v.post_id = c.post_id AND v.event_ts <= c.event_ts
  GROUP BY c.event_id
)
SELECT user_id, count(*) AS comments, count(DISTINCT post_id) AS posts, min(seconds) AS shortest_seconds
FROM commented
WHERE seconds <= 3600
GROUP BY user_id;
