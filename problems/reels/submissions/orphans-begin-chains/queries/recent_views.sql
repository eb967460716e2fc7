SELECT e.video_id, MAX(e.event_ts) AS last_viewed_ts,
  COALESCE((SELECT l.event_type = 'like' FROM events l
            WHERE l.user_id = :user_id AND l.video_id = e.video_id AND l.event_type IN ('like', 'unlike')
            ORDER BY l.event_ts DESC LIMIT 1), 0) AS liked
FROM events e
WHERE e.user_id = :user_id AND e.event_type = 'video_view_start'
GROUP BY e.video_id
ORDER BY last_viewed_ts DESC, e.video_id
LIMIT 10;
