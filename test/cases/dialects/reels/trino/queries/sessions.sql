WITH e AS (
    SELECT *,
           if(event_ts - lag(event_ts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) <= INTERVAL '30' MINUTE, 0, 1) AS starts
    FROM lake.reels.fact_event
), s AS (
    SELECT *, sum(starts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts RANGE UNBOUNDED PRECEDING) AS n
    FROM e
)
SELECT
    user_id,
    device_id,
    min(event_ts) AS session_start,
    least(max(event_ts), min(event_ts) + INTERVAL '4' HOUR) AS session_end,
    CAST(min(event_ts) AS date) AS session_date,
    count(DISTINCT video_id) FILTER (WHERE event_type = 'video_view_start') AS videos_viewed,
    coalesce(sum(watch_ms) FILTER (WHERE event_type = 'video_view_end'), 0) AS watch_ms,
    count(*) FILTER (WHERE event_type IN ('like', 'share', 'comment')) AS engagements
FROM s
GROUP BY user_id, device_id, n
