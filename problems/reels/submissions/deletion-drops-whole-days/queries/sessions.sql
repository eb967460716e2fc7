WITH marked AS (
  SELECT *, COALESCE(unixepoch(event_ts) - LAG(unixepoch(event_ts)) OVER w > 1800, 1) AS starts
  FROM events
  WINDOW w AS (PARTITION BY user_id, device_id ORDER BY event_ts, event_id)
),
runs AS (
  SELECT *, SUM(starts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id) AS run
  FROM marked
)
SELECT user_id, device_id, MIN(event_ts) AS session_start,
  MIN(MAX(event_ts), datetime(MIN(event_ts), '+4 hours')) AS session_end,
  date(MIN(event_ts)) AS session_date,
  COUNT(DISTINCT CASE WHEN event_type = 'video_view_start' THEN video_id END) AS videos_viewed,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  SUM(event_type IN ('like', 'share', 'comment')) AS engagements
FROM runs
GROUP BY user_id, device_id, run;
