WITH user_video AS (
  SELECT video_id,
         user_id,
         count(*) FILTER (event_type = 'video_view_start') AS views,
         sum(watch_ms) FILTER (event_type = 'video_view_end') AS watch_ms,
         arg_max(event_type, event_ts) FILTER (event_type IN ('like', 'unlike')) AS last_word,
         count(*) FILTER (event_type = 'share') AS shares,
         count(*) FILTER (event_type = 'comment') AS comments
  FROM fact_event
  WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
  GROUP BY ALL
)
SELECT u.video_id,
       v.category,
       sum(u.views) AS views,
       count(*) FILTER (u.views > 0) AS viewers,
       coalesce(sum(u.watch_ms), 0) AS watch_ms,
       count(*) FILTER (u.last_word = 'like') AS likes,
       sum(u.shares) AS shares,
       sum(u.comments) AS comments
FROM user_video AS u
LEFT JOIN dim_video AS v USING (video_id)
GROUP BY ALL;
