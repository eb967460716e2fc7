INSERT OR IGNORE INTO videos (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos;

INSERT OR IGNORE INTO creator_versions (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators;

INSERT INTO view_starts
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  properties ->> 'view_id',
  date(event_ts), event_ts, received_ts,
  json_remove(properties, '$.view_id'), context
FROM bronze_events
WHERE event_type = 'video_view_start' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO view_ends
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  properties ->> 'view_id', properties ->> 'watch_ms',
  date(event_ts), event_ts, received_ts,
  json_remove(properties, '$.view_id', '$.watch_ms'), context
FROM bronze_events
WHERE event_type = 'video_view_end' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO likes
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'like' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ORDER BY event_ts
ON CONFLICT DO NOTHING;

INSERT INTO unlikes
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'unlike' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ORDER BY event_ts
ON CONFLICT DO NOTHING;

INSERT INTO shares
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  properties ->> 'share_id', properties ->> 'parent_share_id', properties ->> 'channel',
  date(event_ts), event_ts, received_ts,
  json_remove(properties, '$.share_id', '$.parent_share_id', '$.channel'), context
FROM bronze_events
WHERE event_type = 'share' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO comments
SELECT event_id, user_id, device_id, client_session_id, video_id, creator_id,
  properties ->> 'comment_id', properties ->> 'text',
  date(event_ts), event_ts, received_ts,
  json_remove(properties, '$.comment_id', '$.text'), context
FROM bronze_events
WHERE event_type = 'comment' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO session_starts
SELECT event_id, user_id, device_id, client_session_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'session_start' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO session_ends
SELECT event_id, user_id, device_id, client_session_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'session_end' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO follows
SELECT event_id, user_id, device_id, client_session_id, creator_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'follow_creator' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO unfollows
SELECT event_id, user_id, device_id, client_session_id, creator_id,
  date(event_ts), event_ts, received_ts,
  properties, context
FROM bronze_events
WHERE event_type = 'unfollow_creator' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT DO NOTHING;

INSERT INTO other_events
SELECT event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  date(event_ts), event_ts, received_ts, properties, context
FROM bronze_events
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  AND event_type NOT IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
    'session_start', 'session_end', 'follow_creator', 'unfollow_creator')
ON CONFLICT DO NOTHING;

-- restate every creator-day that this batch touches
INSERT OR REPLACE INTO creator_day
SELECT * FROM creator_day_from_log
WHERE (creator_id, activity_date) IN (SELECT creator_id, date(event_ts) FROM bronze_events);
