SELECT v.video_id, v.last_viewed_ts, coalesce(l.event_type = 'like', false) AS liked
FROM (
  SELECT video_id, max(event_ts) AS last_viewed_ts
  FROM event
  WHERE user_id = :user_id AND event_type = 'video_view_start'
  GROUP BY video_id
  ORDER BY last_viewed_ts DESC, video_id
  LIMIT 10
) AS v
LEFT JOIN LATERAL (
  SELECT event_type FROM event AS e
  WHERE e.user_id = :user_id AND e.video_id = v.video_id AND e.event_type IN ('like', 'unlike')
  ORDER BY e.event_ts DESC LIMIT 1
) AS l ON true
ORDER BY v.last_viewed_ts DESC, v.video_id;
