INSERT OR IGNORE INTO videos (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos;

INSERT OR IGNORE INTO creator_versions (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators;

INSERT INTO views (view_id, user_id, device_id, client_session_id, video_id, creator_id, start_event_id,
  started_ts, start_received_ts, start_extra, context)
SELECT properties ->> 'view_id', user_id, device_id, client_session_id, video_id, creator_id, event_id,
  event_ts, received_ts, json_remove(properties, '$.view_id'), context
FROM bronze_events
WHERE event_type = 'video_view_start' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT (view_id) DO UPDATE SET
  start_event_id = excluded.start_event_id, started_ts = excluded.started_ts,
  start_received_ts = excluded.start_received_ts, start_extra = excluded.start_extra
WHERE start_event_id IS NULL;

INSERT INTO views (view_id, user_id, device_id, client_session_id, video_id, creator_id, end_event_id,
  ended_ts, end_received_ts, end_extra, watch_ms, context)
SELECT properties ->> 'view_id', user_id, device_id, client_session_id, video_id, creator_id, event_id,
  event_ts, received_ts, json_remove(properties, '$.view_id', '$.watch_ms'), properties ->> 'watch_ms',
  context
FROM bronze_events
WHERE event_type = 'video_view_end' AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT (view_id) DO UPDATE SET end_event_id = excluded.end_event_id, ended_ts = excluded.ended_ts,
  end_received_ts = excluded.end_received_ts, end_extra = excluded.end_extra, watch_ms = excluded.watch_ms
WHERE end_event_id IS NULL;

INSERT INTO actions (event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_ts, received_ts, share_id, parent_share_id, channel, comment_id, comment_text, extra, context)
SELECT event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_ts, received_ts, properties ->> 'share_id', properties ->> 'parent_share_id',
  properties ->> 'channel', properties ->> 'comment_id', properties ->> 'text',
  json_remove(properties, '$.share_id', '$.parent_share_id', '$.channel', '$.comment_id', '$.text'), context
FROM bronze_events
WHERE event_type NOT IN ('video_view_start', 'video_view_end')
  AND user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT (event_id) DO NOTHING;

-- restate every creator-day that this batch touches
INSERT OR REPLACE INTO creator_day
SELECT * FROM creator_day_from_log
WHERE (creator_id, activity_date) IN (SELECT creator_id, date(event_ts) FROM bronze_events);
