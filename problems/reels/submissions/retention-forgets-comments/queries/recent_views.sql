SELECT s.video_id, MAX(s.event_ts) AS last_viewed_ts,
  COALESCE((SELECT MAX(l.event_ts) FROM likes l WHERE l.user_id = :user_id AND l.video_id = s.video_id)
    > COALESCE((SELECT MAX(u.event_ts) FROM unlikes u
                WHERE u.user_id = :user_id AND u.video_id = s.video_id), ''), 0) AS liked
FROM view_starts s
WHERE s.user_id = :user_id
GROUP BY s.video_id
ORDER BY last_viewed_ts DESC, s.video_id
LIMIT 10;
