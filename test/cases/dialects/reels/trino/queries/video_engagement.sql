WITH likes AS (
    SELECT video_id, count(*) AS likes
    FROM (
        SELECT video_id, user_id
        FROM lake.reels.fact_event
        WHERE event_type IN ('like', 'unlike')
        GROUP BY video_id, user_id
        HAVING max_by(event_type, event_ts) = 'like'
    )
    GROUP BY video_id
)
SELECT
    e.video_id,
    arbitrary(v.category) AS category,
    count_if(e.event_type = 'video_view_start') AS views,
    count(DISTINCT if(e.event_type = 'video_view_start', e.user_id)) AS viewers,
    coalesce(sum(e.watch_ms), 0) AS watch_ms,
    coalesce(arbitrary(l.likes), 0) AS likes,
    count_if(e.event_type = 'share') AS shares,
    count_if(e.event_type = 'comment') AS comments
FROM lake.reels.fact_event e
LEFT JOIN lake.reels.dim_video v ON v.video_id = e.video_id
LEFT JOIN likes l ON l.video_id = e.video_id
WHERE e.event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY e.video_id
