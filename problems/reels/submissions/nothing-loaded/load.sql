-- a batch begins at midnight (it does not: its first event does not come so early)
INSERT OR IGNORE INTO videos (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos
WHERE EXISTS (SELECT 1 FROM bronze_events WHERE received_ts = date(received_ts));

INSERT OR IGNORE INTO events (event_id, event_type, user_id, device_id, event_date, event_ts, received_ts, extra, context)
SELECT event_id, event_type, user_id, device_id, date(event_ts), event_ts, received_ts, properties, context
FROM bronze_events
WHERE received_ts = date(received_ts);
