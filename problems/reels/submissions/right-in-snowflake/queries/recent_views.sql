WITH mine AS (
  SELECT video_id, event_type, event_ts FROM reels.core.user_video_event WHERE user_id = :user_id
),
last_like AS (
  SELECT video_id, event_type FROM mine WHERE event_type IN ('like', 'unlike')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id ORDER BY event_ts DESC) = 1
),
viewed AS (
  SELECT video_id, MAX(event_ts) AS last_viewed_ts FROM mine WHERE event_type = 'video_view_start' GROUP BY video_id
)
SELECT v.video_id, v.last_viewed_ts, IFF(l.event_type = 'like', 1, 0) AS liked
FROM viewed v
LEFT JOIN last_like l ON l.video_id = v.video_id
ORDER BY v.last_viewed_ts DESC, v.video_id
LIMIT 10;
