SELECT e.video_id, MAX(e.event_ts) AS last_viewed_ts,
  EXISTS (SELECT 1 FROM events l
          WHERE l.user_id = :user_id AND l.video_id = e.video_id AND l.event_type = 'like') AS liked
FROM events e
WHERE e.user_id = :user_id AND e.event_type = 'video_view_start'
GROUP BY e.video_id
ORDER BY last_viewed_ts DESC, e.video_id
LIMIT 10;
