SELECT video_id,
       last_viewed_ts,
       coalesce(last_liked_ts, '') > coalesce(last_unliked_ts, '') AS liked
FROM fact_user_video
WHERE user_id = :user_id AND last_viewed_ts IS NOT NULL
ORDER BY last_viewed_ts DESC, video_id
LIMIT 10;
