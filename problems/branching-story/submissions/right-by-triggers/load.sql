INSERT INTO series SELECT series_id, series_title, genre FROM bronze_series WHERE true ON CONFLICT DO NOTHING;
INSERT INTO episode SELECT episode_id, series_id, title, released_ts FROM bronze_episodes WHERE true ON CONFLICT DO NOTHING;
INSERT INTO event
SELECT event_id, event_type, user_id, device_id, play_id, episode_id,
       properties ->> 'scene', properties ->> 'option', properties ->> 'path', properties ->> 'selected_by',
       properties ->> 'watch_ms', properties ->> 'finale', event_ts, received_ts
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
