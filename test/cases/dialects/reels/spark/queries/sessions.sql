WITH gaps AS (
  SELECT *,
    CASE
      WHEN event_ts - LAG(event_ts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) > INTERVAL 30 MINUTES THEN 1
      ELSE 0
    END AS new_session
  FROM fact_events
),
s AS (
  SELECT *, SUM(new_session) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS session_seq
  FROM gaps
)
SELECT
  user_id,
  device_id,
  min(event_ts) AS session_start,
  least(max(event_ts), min(event_ts) + INTERVAL 4 HOURS) AS session_end,
  to_date(min(event_ts)) AS session_date,
  count(DISTINCT CASE WHEN event_type = 'video_view_start' THEN video_id END) AS videos_viewed,
  coalesce(sum(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  count(CASE WHEN event_type IN ('like', 'share', 'comment') THEN 1 END) AS engagements
FROM s
GROUP BY user_id, device_id, session_seq
