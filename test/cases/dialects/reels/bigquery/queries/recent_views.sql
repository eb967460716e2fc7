WITH mine AS (
  SELECT * FROM reels.fct_events WHERE user_id = @user_id
),
latest AS (
  SELECT video_id, MAX(event_ts) AS last_viewed_ts
  FROM mine
  WHERE event_type = 'video_view_start'
  GROUP BY video_id
  ORDER BY last_viewed_ts DESC, video_id
  LIMIT 10
),
liked AS (
  SELECT video_id, event_type
  FROM mine
  WHERE event_type IN ('like', 'unlike')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id ORDER BY event_ts DESC) = 1
)
SELECT l.video_id, l.last_viewed_ts, IF(k.event_type = 'like', 1, 0) AS liked
FROM latest AS l
LEFT JOIN liked AS k ON k.video_id = l.video_id
ORDER BY l.last_viewed_ts DESC, l.video_id;
