WITH flagged AS (
  SELECT
    *,
    IF(
      LAG(event_ts) OVER w IS NULL OR TIMESTAMP_DIFF(event_ts, LAG(event_ts) OVER w, SECOND) > 1800,
      1, 0
    ) AS is_new_session
  FROM reels.fct_events
  WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts)
),
numbered AS (
  SELECT
    *,
    SUM(is_new_session) OVER (
      PARTITION BY user_id, device_id
      ORDER BY event_ts
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS session_number
  FROM flagged
)
SELECT
  user_id,
  device_id,
  MIN(event_ts) AS session_start,
  LEAST(MAX(event_ts), TIMESTAMP_ADD(MIN(event_ts), INTERVAL 4 HOUR)) AS session_end,
  DATE(MIN(event_ts)) AS session_date,
  COUNT(DISTINCT IF(event_type = 'video_view_start', video_id, NULL)) AS videos_viewed,
  IFNULL(SUM(IF(event_type = 'video_view_end', watch_ms, NULL)), 0) AS watch_ms,
  COUNTIF(event_type IN ('like', 'share', 'comment')) AS engagements
FROM numbered
GROUP BY user_id, device_id, session_number;
