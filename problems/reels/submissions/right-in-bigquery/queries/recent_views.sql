WITH mine AS (
  SELECT video_id, event_type, event_ts
  FROM `reels.analytics.events`
  WHERE user_id = @user_id AND event_type IN ('video_view_start', 'like', 'unlike')
),
liked AS (
  SELECT video_id, IF(event_type = 'like', 1, 0) AS liked
  FROM mine
  WHERE event_type IN ('like', 'unlike')
  QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id ORDER BY event_ts DESC) = 1
),
viewed AS (
  SELECT video_id, MAX(event_ts) AS last_viewed_ts
  FROM mine
  WHERE event_type = 'video_view_start'
  GROUP BY video_id
)
SELECT v.video_id, v.last_viewed_ts, IFNULL(l.liked, 0) AS liked
FROM viewed AS v
LEFT JOIN liked AS l ON l.video_id = v.video_id
ORDER BY v.last_viewed_ts DESC, v.video_id
LIMIT 10;
