-- Last Ever of the stream's own vocabulary, twice: the view of each video, and the like or unlike of it.
SELECT link AS video_id,
       max(ts) AS last_viewed_ts,
       coalesce((SELECT l.activity = 'like' FROM activity_stream AS l
                 WHERE l.customer = :user_id AND l.link = v.link AND l.activity IN ('like', 'unlike')
                 ORDER BY l.ts DESC LIMIT 1), 0) AS liked
FROM activity_stream AS v
WHERE customer = :user_id AND activity = 'video_view_start'
GROUP BY link
ORDER BY last_viewed_ts DESC, video_id
LIMIT 10;
