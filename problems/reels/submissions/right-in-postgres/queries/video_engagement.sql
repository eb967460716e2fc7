WITH standing AS (
  SELECT DISTINCT ON (video_id, user_id) video_id, event_type = 'like' AS likes
  FROM event
  WHERE event_type IN ('like', 'unlike')
  ORDER BY video_id, user_id, event_ts DESC
),
liked AS (
  SELECT video_id, count(*) FILTER (WHERE likes) AS likes FROM standing GROUP BY video_id
)
SELECT e.video_id, v.category,
       count(*) FILTER (WHERE e.event_type = 'video_view_start') AS views,
       count(DISTINCT e.user_id) FILTER (WHERE e.event_type = 'video_view_start') AS viewers,
       coalesce(sum(e.watch_ms) FILTER (WHERE e.event_type = 'video_view_end'), 0) AS watch_ms,
       coalesce(l.likes, 0) AS likes,
       count(*) FILTER (WHERE e.event_type = 'share') AS shares,
       count(*) FILTER (WHERE e.event_type = 'comment') AS comments
FROM event AS e
LEFT JOIN video AS v USING (video_id)
LEFT JOIN liked AS l USING (video_id)
WHERE e.event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY e.video_id, v.category, l.likes;
