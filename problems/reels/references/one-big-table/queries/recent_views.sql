SELECT video_id,
       max(event_ts) AS last_viewed_ts,
       coalesce((SELECT l.event_type = 'like' FROM event AS l
                 WHERE l.user_id = :user_id AND l.video_id = v.video_id AND l.event_type IN ('like', 'unlike')
                 ORDER BY l.event_ts DESC LIMIT 1), 0) AS liked
FROM event AS v
WHERE user_id = :user_id AND event_type = 'video_view_start'
GROUP BY video_id
ORDER BY last_viewed_ts DESC, video_id
LIMIT 10;
