WITH mine AS (
    SELECT video_id, event_type, event_ts
    FROM lake.reels.fact_event
    WHERE user_id = :user_id
)
SELECT
    video_id,
    max(event_ts) FILTER (WHERE event_type = 'video_view_start') AS last_viewed_ts,
    if(max_by(event_type, event_ts) FILTER (WHERE event_type IN ('like', 'unlike')) = 'like', 1, 0) AS liked
FROM mine
WHERE video_id IS NOT NULL
GROUP BY video_id
HAVING count_if(event_type = 'video_view_start') > 0
ORDER BY 2 DESC, 1
FETCH FIRST 10 ROWS ONLY
