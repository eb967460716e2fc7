SELECT q.video_id, q.last_viewed_ts,
  coalesce((SELECT l.event_type = 'like' FROM events AS l WHERE l.user_id = :user_id AND l.video_id = q.video_id
     AND l.event_type IN ('like','unlike') ORDER BY l.event_ts DESC LIMIT 1), 0) AS liked
FROM (SELECT video_id, max(event_ts) AS last_viewed_ts FROM events
      WHERE user_id = :user_id AND event_type = 'video_view_start'
      GROUP BY video_id ORDER BY last_viewed_ts DESC, video_id LIMIT 10) AS q
ORDER BY q.last_viewed_ts DESC, q.video_id
