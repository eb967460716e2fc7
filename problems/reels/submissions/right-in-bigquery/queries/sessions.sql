WITH gaps AS (
  SELECT
    *,
    TIMESTAMP_DIFF(
      event_ts,
      LAG(event_ts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id),
      SECOND) AS idle
  FROM `reels.analytics.events`
),
runs AS (
  SELECT
    *,
    SUM(IF(idle IS NULL OR idle > 1800, 1, 0))
      OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id) AS run
  FROM gaps
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
FROM runs
GROUP BY user_id, device_id, run;
