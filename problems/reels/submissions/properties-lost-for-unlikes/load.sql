INSERT OR IGNORE INTO dim_video SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos;
INSERT OR IGNORE INTO dim_creator SELECT creator_id, handle, tier, changed_ts FROM bronze_creators;
INSERT OR IGNORE INTO events
SELECT event_id, event_type, user_id, device_id, video_id, creator_id, client_session_id, event_ts, received_ts,
  properties ->> 'view_id', properties ->> 'watch_ms', properties ->> 'share_id', properties ->> 'parent_share_id',
  properties ->> 'comment_id', properties ->> 'text',
  CASE WHEN event_type <> 'unlike' THEN json_remove(properties, '$.view_id', '$.watch_ms', '$.share_id', '$.parent_share_id', '$.comment_id', '$.text') END
FROM bronze_events WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions);
DELETE FROM agg_creator_day WHERE (creator_id, activity_date) IN (SELECT creator_id, date(event_ts) FROM bronze_events WHERE creator_id IS NOT NULL);
INSERT INTO agg_creator_day (creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT a.* FROM (SELECT creator_id, date(event_ts) AS activity_date,
  sum(event_type = 'video_view_start') AS views,
  coalesce(sum(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  sum(CASE event_type WHEN 'like' THEN 1 WHEN 'unlike' THEN -1 ELSE 0 END) AS net_likes,
  sum(event_type = 'share') AS shares, sum(event_type = 'comment') AS comments,
  sum(CASE event_type WHEN 'follow_creator' THEN 1 WHEN 'unfollow_creator' THEN -1 ELSE 0 END) AS net_follows
FROM ev WHERE creator_id IS NOT NULL AND event_type IN ('video_view_start','video_view_end','like','unlike','share','comment','session_start','session_end','follow_creator','unfollow_creator')
GROUP BY creator_id, date(event_ts)) AS a
WHERE (a.creator_id, a.activity_date) IN (SELECT creator_id, date(event_ts) FROM bronze_events WHERE creator_id IS NOT NULL);
