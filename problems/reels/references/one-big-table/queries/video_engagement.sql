-- First each user's dealings with a video, then the video: a viewer and a like count once a user.
WITH user_video AS (
  SELECT video_id,
         sum(event_type = 'video_view_start') AS views,
         sum(watch_ms) FILTER (WHERE event_type = 'video_view_end') AS watch_ms,
         max(event_ts) FILTER (WHERE event_type = 'like') AS liked_ts,
         max(event_ts) FILTER (WHERE event_type = 'unlike') AS unliked_ts,
         sum(event_type = 'share') AS shares,
         sum(event_type = 'comment') AS comments
  FROM event
  WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
  GROUP BY user_id, video_id
)
SELECT u.video_id,
       v.category,
       sum(u.views) AS views,
       sum(u.views > 0) AS viewers,
       coalesce(sum(u.watch_ms), 0) AS watch_ms,
       sum(coalesce(u.liked_ts, '') > coalesce(u.unliked_ts, '')) AS likes,
       sum(u.shares) AS shares,
       sum(u.comments) AS comments
FROM user_video AS u
LEFT JOIN video AS v USING (video_id)
GROUP BY u.video_id, v.category;
