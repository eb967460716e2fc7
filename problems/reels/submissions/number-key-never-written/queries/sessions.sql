WITH g AS (
  SELECT *, unixepoch(event_ts) AS s,
         lag(unixepoch(event_ts)) OVER (PARTITION BY user_id, device_id ORDER BY event_ts) AS prev
  FROM ev),
r AS (SELECT *, sum(CASE WHEN prev IS NULL OR s - prev > 1800 THEN 1 ELSE 0 END)
               OVER (PARTITION BY user_id, device_id ORDER BY s ROWS UNBOUNDED PRECEDING) AS n FROM g)
SELECT user_id, device_id, min(event_ts) AS session_start,
       datetime(min(max(s), min(s) + 14400), 'unixepoch') AS session_end,
       date(min(event_ts)) AS session_date,
       count(DISTINCT CASE WHEN event_type = 'video_view_start' THEN video_id END) AS videos_viewed,
       coalesce(sum(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
       sum(event_type IN ('like', 'share', 'comment')) AS engagements
FROM r GROUP BY user_id, device_id, n
