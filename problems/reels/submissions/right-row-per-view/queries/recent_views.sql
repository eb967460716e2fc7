SELECT w.video_id, MAX(w.started_ts) AS last_viewed_ts,
  COALESCE((SELECT a.event_type = 'like' FROM actions a
            WHERE a.user_id = :user_id AND a.video_id = w.video_id AND a.event_type IN ('like', 'unlike')
            ORDER BY a.event_ts DESC LIMIT 1), 0) AS liked
FROM views w
WHERE w.user_id = :user_id AND w.started_ts IS NOT NULL
GROUP BY w.video_id
ORDER BY last_viewed_ts DESC, w.video_id
LIMIT 10;
