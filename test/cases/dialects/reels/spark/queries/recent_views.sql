SELECT
  v.video_id,
  v.last_viewed_ts,
  CASE WHEN l.last_type = 'like' THEN 1 ELSE 0 END AS liked
FROM (
  SELECT video_id, max(event_ts) AS last_viewed_ts
  FROM fact_events
  WHERE user_id = :user_id AND event_type = 'video_view_start'
  GROUP BY video_id
  ORDER BY last_viewed_ts DESC, video_id
  LIMIT 10
) v
LEFT JOIN (
  SELECT video_id, max_by(event_type, event_ts) AS last_type
  FROM fact_events
  WHERE user_id = :user_id AND event_type IN ('like', 'unlike')
  GROUP BY video_id
) l ON l.video_id = v.video_id
ORDER BY v.last_viewed_ts DESC, v.video_id
