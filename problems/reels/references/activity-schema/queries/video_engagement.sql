-- First each customer's dealings with a video, then the video: a viewer and a like count once a customer.
WITH customer_video AS (
  SELECT link AS video_id,
         sum(activity = 'video_view_start') AS views,
         sum(feature_json ->> 'watch_ms') FILTER (WHERE activity = 'video_view_end') AS watch_ms,
         max(ts) FILTER (WHERE activity = 'like') AS liked_ts,
         max(ts) FILTER (WHERE activity = 'unlike') AS unliked_ts,
         sum(activity = 'share') AS shares,
         sum(activity = 'comment') AS comments
  FROM activity_stream
  WHERE activity IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
  GROUP BY customer, link
)
SELECT c.video_id,
       v.category,
       sum(c.views) AS views,
       sum(c.views > 0) AS viewers,
       coalesce(sum(c.watch_ms), 0) AS watch_ms,
       sum(coalesce(c.liked_ts, '') > coalesce(c.unliked_ts, '')) AS likes,
       sum(c.shares) AS shares,
       sum(c.comments) AS comments
FROM customer_video AS c
LEFT JOIN video AS v USING (video_id)
GROUP BY c.video_id, v.category;
