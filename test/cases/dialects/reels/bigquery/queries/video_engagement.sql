WITH like_state AS (
  SELECT
    video_id,
    user_id,
    ARRAY_AGG(event_type ORDER BY event_ts DESC LIMIT 1)[OFFSET(0)] AS last_action
  FROM reels.fct_events
  WHERE event_type IN ('like', 'unlike')
  GROUP BY video_id, user_id
),
likes AS (
  SELECT video_id, COUNT(*) AS likes FROM like_state WHERE last_action = 'like' GROUP BY video_id
)
SELECT
  e.video_id,
  ANY_VALUE(v.category) AS category,
  COUNTIF(e.event_type = 'video_view_start') AS views,
  COUNT(DISTINCT IF(e.event_type = 'video_view_start', e.user_id, NULL)) AS viewers,
  IFNULL(SUM(IF(e.event_type = 'video_view_end', e.watch_ms, NULL)), 0) AS watch_ms,
  IFNULL(ANY_VALUE(l.likes), 0) AS likes,
  COUNTIF(e.event_type = 'share') AS shares,
  COUNTIF(e.event_type = 'comment') AS comments
FROM reels.fct_events AS e
LEFT JOIN reels.dim_video AS v USING (video_id)
LEFT JOIN likes AS l USING (video_id)
WHERE e.video_id IS NOT NULL
  AND e.event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY e.video_id;
