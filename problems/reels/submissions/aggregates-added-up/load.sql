INSERT OR IGNORE INTO videos (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos;

INSERT OR IGNORE INTO creator_versions (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators;

INSERT INTO events (event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_date, event_ts, received_ts, view_id, watch_ms, share_id, parent_share_id, channel, comment_id,
  comment_text, extra, context)
SELECT event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  date(event_ts), event_ts, received_ts, properties ->> 'view_id', properties ->> 'watch_ms',
  properties ->> 'share_id', properties ->> 'parent_share_id', properties ->> 'channel',
  properties ->> 'comment_id', properties ->> 'text',
  json_remove(properties, '$.view_id', '$.watch_ms', '$.share_id', '$.parent_share_id', '$.channel',
    '$.comment_id', '$.text'),
  context
FROM bronze_events
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT (event_id) DO NOTHING;

-- add what this batch brings
INSERT INTO creator_day
SELECT creator_id, date(event_ts) AS activity_date,
  SUM(event_type = 'video_view_start') AS views,
  COALESCE(SUM(CASE WHEN event_type = 'video_view_end' THEN properties ->> 'watch_ms' END), 0) AS watch_ms,
  SUM(event_type = 'like') - SUM(event_type = 'unlike') AS net_likes,
  SUM(event_type = 'share') AS shares,
  SUM(event_type = 'comment') AS comments,
  SUM(event_type = 'follow_creator') - SUM(event_type = 'unfollow_creator') AS net_follows
FROM bronze_events
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
  AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
GROUP BY creator_id, date(event_ts)
ON CONFLICT (creator_id, activity_date) DO UPDATE SET
  views = views + excluded.views,
  watch_ms = watch_ms + excluded.watch_ms,
  net_likes = net_likes + excluded.net_likes,
  shares = shares + excluded.shares,
  comments = comments + excluded.comments,
  net_follows = net_follows + excluded.net_follows;
