WITH last_like AS (
  SELECT video_id, event_type
  FROM reels.core.fact_event
  WHERE event_type IN ('like', 'unlike')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id, user_id ORDER BY event_ts DESC) = 1
),
likes AS (
  SELECT video_id, COUNT_IF(event_type = 'like') AS likes FROM last_like GROUP BY ALL
)
SELECT e.video_id, ANY_VALUE(v.category) AS category,
  COUNT_IF(e.event_type = 'video_view_start') AS views,
  COUNT(DISTINCT CASE WHEN e.event_type = 'video_view_start' THEN e.user_id END) AS viewers,
  NVL(SUM(CASE WHEN e.event_type = 'video_view_end' THEN e.watch_ms END), 0) AS watch_ms,
  NVL(MAX(l.likes), 0) AS likes,
  COUNT_IF(e.event_type = 'share') AS shares,
  COUNT_IF(e.event_type = 'comment') AS comments
FROM reels.core.fact_event e
LEFT JOIN reels.core.dim_video v ON v.video_id = e.video_id
LEFT JOIN likes l ON l.video_id = e.video_id
WHERE e.event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY e.video_id;
