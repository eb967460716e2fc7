WITH likes AS (
  SELECT video_id, COUNTIF(event_type = 'like') AS likes
  FROM (
    SELECT video_id, user_id, event_type
    FROM `reels.analytics.events`
    WHERE event_type IN ('like', 'unlike')
    QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id, user_id ORDER BY event_ts DESC) = 1
  )
  GROUP BY video_id
),
counts AS (
  SELECT
    video_id,
    COUNTIF(event_type = 'video_view_start') AS views,
    COUNT(DISTINCT IF(event_type = 'video_view_start', user_id, NULL)) AS viewers,
    IFNULL(SUM(IF(event_type = 'video_view_end', watch_ms, NULL)), 0) AS watch_ms,
    COUNTIF(event_type = 'share') AS shares,
    COUNTIF(event_type = 'comment') AS comments
  FROM `reels.analytics.events`
  WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
  GROUP BY video_id
)
SELECT c.video_id, v.category, c.views, c.viewers, c.watch_ms, IFNULL(l.likes, 0) AS likes, c.shares, c.comments
FROM counts AS c
LEFT JOIN `reels.analytics.videos` AS v ON v.video_id = c.video_id
LEFT JOIN likes AS l ON l.video_id = c.video_id;
