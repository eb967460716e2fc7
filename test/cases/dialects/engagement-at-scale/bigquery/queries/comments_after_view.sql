WITH comments AS (
  SELECT event_id, user_id, post_id, event_ts
  FROM social.fct_engagement_event
  WHERE event_type = 'post_comment'
),
views AS (
  SELECT user_id, post_id, event_ts
  FROM social.fct_engagement_event
  WHERE event_type = 'post_view'
),
matched AS (
  SELECT
    c.event_id,
    c.user_id,
    c.post_id,
    MIN(TIMESTAMP_DIFF(c.event_ts, v.event_ts, SECOND)) AS seconds_since_view
  FROM comments AS c
  JOIN views AS v
    ON v.user_id = c.user_id
   AND v.post_id = c.post_id
   AND v.event_ts BETWEEN TIMESTAMP_SUB(c.event_ts, INTERVAL 1 HOUR) AND c.event_ts
  GROUP BY c.event_id, c.user_id, c.post_id
)
SELECT
  user_id,
  COUNT(*) AS comments,
  COUNT(DISTINCT post_id) AS posts,
  MIN(seconds_since_view) AS shortest_seconds
FROM matched
GROUP BY user_id;
