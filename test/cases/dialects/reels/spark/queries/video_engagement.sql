WITH likes AS (
  SELECT video_id, count_if(last_type = 'like') AS likes
  FROM (
    SELECT video_id, user_id, max_by(event_type, event_ts) AS last_type
    FROM fact_events
    WHERE event_type IN ('like', 'unlike')
    GROUP BY video_id, user_id
  )
  GROUP BY video_id
),
base AS (
  SELECT
    video_id,
    count_if(event_type = 'video_view_start') AS views,
    count(DISTINCT CASE WHEN event_type = 'video_view_start' THEN user_id END) AS viewers,
    sum(coalesce(watch_ms, 0)) AS watch_ms,
    count_if(event_type = 'share') AS shares,
    count_if(event_type = 'comment') AS comments
  FROM fact_events
  WHERE video_id IS NOT NULL
    AND event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
  GROUP BY video_id
)
SELECT b.video_id, v.category, b.views, b.viewers, b.watch_ms, nvl(l.likes, 0) AS likes, b.shares, b.comments
FROM base b
LEFT JOIN dim_videos v ON b.video_id = v.video_id
LEFT JOIN likes l ON b.video_id = l.video_id
