WITH marked AS (
  SELECT *, (event_ts - lag(event_ts) OVER timeline > interval '30 minutes') IS NOT FALSE AS starts
  FROM event
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts, event_id)
),
numbered AS (
  SELECT *, sum(starts::int) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id) AS run
  FROM marked
)
SELECT user_id, device_id,
       min(event_ts) AS session_start,
       least(max(event_ts), min(event_ts) + interval '4 hours') AS session_end,
       min(event_ts)::date AS session_date,
       count(DISTINCT video_id) FILTER (WHERE event_type = 'video_view_start') AS videos_viewed,
       coalesce(sum(watch_ms) FILTER (WHERE event_type = 'video_view_end'), 0) AS watch_ms,
       count(*) FILTER (WHERE event_type IN ('like', 'share', 'comment')) AS engagements
FROM numbered
GROUP BY user_id, device_id, run;
