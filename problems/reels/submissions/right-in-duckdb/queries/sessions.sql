WITH step AS (
  SELECT *,
         event_ts > lag(event_ts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts)
                    + INTERVAL 30 MINUTES AS opens
  FROM fact_event
),
numbered AS (
  SELECT *, count(*) FILTER (opens) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS session_no
  FROM step
)
SELECT user_id,
       device_id,
       min(event_ts) AS session_start,
       least(max(event_ts), min(event_ts) + INTERVAL 4 HOURS) AS session_end,
       min(event_ts)::DATE AS session_date,
       count(DISTINCT video_id) FILTER (event_type = 'video_view_start') AS videos_viewed,
       coalesce(sum(watch_ms) FILTER (event_type = 'video_view_end'), 0) AS watch_ms,
       count(*) FILTER (event_type IN ('like', 'share', 'comment')) AS engagements
FROM numbered
GROUP BY user_id, device_id, session_no;
