CREATE TEMP TABLE b AS SELECT * FROM bronze_events WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions) GROUP BY event_id;
INSERT OR IGNORE INTO hub_user SELECT hex(user_id), user_id, received_ts, 'app' FROM b;
INSERT OR IGNORE INTO hub_device SELECT hex(device_id), device_id, received_ts FROM b;
INSERT OR IGNORE INTO hub_video SELECT hex(video_id), video_id, received_ts FROM b WHERE video_id IS NOT NULL;
INSERT OR IGNORE INTO hub_video SELECT hex(video_id), video_id, published_ts FROM bronze_videos;
INSERT OR IGNORE INTO hub_creator SELECT hex(creator_id), creator_id, received_ts FROM b WHERE creator_id IS NOT NULL;
INSERT OR IGNORE INTO hub_creator SELECT hex(creator_id), creator_id, changed_ts FROM bronze_creators;
INSERT OR IGNORE INTO hub_creator SELECT hex(creator_id), creator_id, published_ts FROM bronze_videos;
INSERT OR IGNORE INTO hub_event SELECT hex(event_id), event_id, received_ts FROM b;
INSERT OR IGNORE INTO lnk_event SELECT hex(event_id), hex(user_id), hex(device_id), CASE WHEN video_id IS NOT NULL THEN hex(video_id) END, CASE WHEN creator_id IS NOT NULL THEN hex(creator_id) END, event_type, event_ts FROM b;
INSERT OR IGNORE INTO sat_event SELECT hex(event_id), received_ts, event_ts, client_session_id, properties FROM b;
INSERT OR IGNORE INTO sat_video SELECT hex(video_id), published_ts, category, duration_ms, hex(creator_id), published_ts FROM bronze_videos;
INSERT OR IGNORE INTO sat_creator SELECT hex(creator_id), changed_ts, handle, tier FROM bronze_creators;
DELETE FROM agg_creator_day;
INSERT INTO agg_creator_day SELECT creator_id, date(event_ts) AS activity_date,
  sum(event_type = 'video_view_start') AS views,
  coalesce(sum(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  sum(CASE event_type WHEN 'like' THEN 1 WHEN 'unlike' THEN -1 ELSE 0 END) AS net_likes,
  sum(event_type = 'share') AS shares, sum(event_type = 'comment') AS comments,
  sum(CASE event_type WHEN 'follow_creator' THEN 1 WHEN 'unfollow_creator' THEN -1 ELSE 0 END) AS net_follows
FROM ev WHERE creator_id IS NOT NULL AND event_type IN ('video_view_start','video_view_end','like','unlike','share','comment','session_start','session_end','follow_creator','unfollow_creator')
GROUP BY creator_id, date(event_ts);
