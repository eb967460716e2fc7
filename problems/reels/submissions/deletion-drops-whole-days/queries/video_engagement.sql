WITH last_like AS (
  SELECT video_id, user_id, event_type, MAX(event_ts)
  FROM events
  WHERE event_type IN ('like', 'unlike')
  GROUP BY video_id, user_id
),
liked AS (
  SELECT video_id, COUNT(*) AS likes FROM last_like WHERE event_type = 'like' GROUP BY video_id
)
SELECT e.video_id, v.category,
  SUM(e.event_type = 'video_view_start') AS views,
  COUNT(DISTINCT CASE WHEN e.event_type = 'video_view_start' THEN e.user_id END) AS viewers,
  COALESCE(SUM(CASE WHEN e.event_type = 'video_view_end' THEN e.watch_ms END), 0) AS watch_ms,
  COALESCE(l.likes, 0) AS likes,
  SUM(e.event_type = 'share') AS shares,
  SUM(e.event_type = 'comment') AS comments
FROM events e
LEFT JOIN videos v ON v.video_id = e.video_id
LEFT JOIN liked l ON l.video_id = e.video_id
WHERE e.event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY e.video_id;
