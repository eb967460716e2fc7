SELECT video_id,
       max(event_ts) FILTER (event_type = 'video_view_start') AS last_viewed_ts,
       coalesce(arg_max(event_type, event_ts) FILTER (event_type IN ('like', 'unlike')) = 'like', false) AS liked
FROM fact_event
WHERE user_id = :user_id AND event_type IN ('video_view_start', 'like', 'unlike')
GROUP BY video_id
HAVING last_viewed_ts IS NOT NULL
ORDER BY last_viewed_ts DESC, video_id
LIMIT 10;
