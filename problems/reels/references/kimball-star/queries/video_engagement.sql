SELECT u.video_id,
       v.category,
       sum(u.views) AS views,
       sum(u.views > 0) AS viewers,
       sum(u.watch_ms) AS watch_ms,
       sum(coalesce(u.last_liked_ts, '') > coalesce(u.last_unliked_ts, '')) AS likes,
       sum(u.shares) AS shares,
       sum(u.comments) AS comments
FROM fact_user_video AS u
LEFT JOIN dim_video AS v USING (video_id)
GROUP BY u.video_id, v.category;
