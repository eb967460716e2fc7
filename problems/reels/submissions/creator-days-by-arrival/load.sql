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

-- restate every creator-day that this batch touches
INSERT OR REPLACE INTO creator_day
SELECT * FROM creator_day_from_log
WHERE (creator_id, activity_date) IN (SELECT creator_id, date(received_ts) FROM bronze_events);
