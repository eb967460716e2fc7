WITH last_like AS (
  SELECT video_id, user_id, event_type, MAX(event_ts)
  FROM events
  WHERE event_type IN ('like', 'unlike')
  GROUP BY video_id, user_id
),
liked AS (
  SELECT video_id, COUNT(*) AS likes FROM last_like WHERE event_type = 'like' GROUP BY video_id
),
seen AS (
  SELECT video_id, COUNT(*) AS views, COUNT(DISTINCT user_id) AS viewers
  FROM events
  WHERE event_type = 'video_view_start'
  GROUP BY video_id
),
rest AS (
  SELECT video_id, COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
    SUM(event_type = 'share') AS shares,
    SUM(event_type = 'comment') AS comments
  FROM events
  GROUP BY video_id
)
SELECT s.video_id, v.category, s.views, s.viewers, r.watch_ms, COALESCE(l.likes, 0) AS likes, r.shares,
  r.comments
FROM seen s
JOIN rest r ON r.video_id = s.video_id -- nobody reacts to a video that nobody has seen
LEFT JOIN videos v ON v.video_id = s.video_id
LEFT JOIN liked l ON l.video_id = s.video_id;
