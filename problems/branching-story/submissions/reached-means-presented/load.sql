INSERT INTO series SELECT series_id, series_title, genre FROM bronze_series WHERE true ON CONFLICT DO NOTHING;
INSERT INTO episode SELECT episode_id, series_id, title, released_ts FROM bronze_episodes WHERE true ON CONFLICT DO NOTHING;
INSERT INTO event
SELECT event_id, event_type, user_id, device_id, play_id, episode_id,
       properties ->> 'scene', properties ->> 'option', properties ->> 'path', properties ->> 'selected_by',
       properties ->> 'watch_ms', properties ->> 'finale', event_ts, received_ts
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
INSERT OR REPLACE INTO play
SELECT play_id, min(user_id), min(episode_id), min(event_ts),
       min(CASE WHEN event_type = 'choice_presented' THEN event_ts END),
       min(CASE WHEN event_type = 'choice_selected' THEN event_ts END),
       min(CASE WHEN event_type = 'outcome_viewed' THEN event_ts END),
       min(CASE WHEN event_type = 'branch_completed' THEN event_ts END),
       min(CASE WHEN event_type = 'episode_ended' THEN event_ts END),
       coalesce(max(choices), 0), max(whole_path)
FROM event
LEFT JOIN (SELECT play_id, count(*) AS choices, max(length(path)), ltrim(path || '-' || scene || option, '-') AS whole_path
           FROM choice GROUP BY play_id) USING (play_id)
WHERE play_id IN (SELECT play_id FROM bronze_events)
GROUP BY play_id;
