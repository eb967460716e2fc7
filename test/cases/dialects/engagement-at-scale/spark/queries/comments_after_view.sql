WITH timeline AS (
  SELECT
    user_id, post_id, event_id, event_type, event_ts,
    MAX(CASE WHEN event_type = 'post_view' THEN event_ts END) OVER (
      PARTITION BY user_id, post_id
      ORDER BY event_ts
      RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS last_view_ts
  FROM silver_events
  WHERE event_type IN ('post_view', 'post_comment')
),
followed AS (
  SELECT user_id, post_id, event_id, unix_timestamp(event_ts) - unix_timestamp(last_view_ts) AS seconds
  FROM timeline
  WHERE event_type = 'post_comment' AND last_view_ts IS NOT NULL
)
SELECT
  user_id,
  count(DISTINCT event_id) AS comments,
  count(DISTINCT post_id) AS posts,
  min(seconds) AS shortest_seconds
FROM followed
WHERE seconds <= 3600
GROUP BY user_id
