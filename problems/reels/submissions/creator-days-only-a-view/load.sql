INSERT OR IGNORE INTO videos (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos;

INSERT OR IGNORE INTO creator_versions (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators;

INSERT INTO event_log (event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_ts, received_ts, properties, context)
SELECT event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_ts, received_ts, properties, context
FROM bronze_events
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
ON CONFLICT (event_id) DO NOTHING;
