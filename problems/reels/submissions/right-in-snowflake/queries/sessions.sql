WITH flagged AS (
  SELECT *,
    IFF(DATEDIFF('second', LAG(event_ts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id), event_ts)
        > 1800, 1, 0) AS starts
  FROM reels.core.fact_event
),
numbered AS (
  SELECT *, SUM(starts) OVER (PARTITION BY user_id, device_id ORDER BY event_ts, event_id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
  FROM flagged
)
SELECT user_id, device_id,
  MIN(event_ts) AS session_start,
  LEAST(MAX(event_ts), DATEADD(hour, 4, MIN(event_ts))) AS session_end,
  MIN(event_ts)::DATE AS session_date,
  COUNT(DISTINCT IFF(event_type = 'video_view_start', video_id, NULL)) AS videos_viewed,
  ZEROIFNULL(SUM(IFF(event_type = 'video_view_end', watch_ms, 0))) AS watch_ms,
  COUNT_IF(event_type IN ('like', 'share', 'comment')) AS engagements
FROM numbered
GROUP BY user_id, device_id, run;
