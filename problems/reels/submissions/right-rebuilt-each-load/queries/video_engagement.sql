SELECT t.video_id, v.category, t.views,
  COUNT(u.last_viewed_ts) AS viewers, t.watch_ms, COALESCE(SUM(u.liked), 0) AS likes, t.shares, t.comments
FROM video_totals t
LEFT JOIN videos v ON v.video_id = t.video_id
LEFT JOIN user_video u ON u.video_id = t.video_id
GROUP BY t.video_id;
