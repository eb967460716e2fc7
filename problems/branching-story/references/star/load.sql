INSERT INTO dim_series (series_id, series_title, genre)
SELECT series_id, series_title, genre FROM bronze_series WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO dim_episode (episode_id, series_id, title, released_ts)
SELECT episode_id, series_id, title, released_ts FROM bronze_episodes WHERE true
ON CONFLICT DO NOTHING;

-- An event enters once, by its key.
INSERT INTO fact_choice_presented (event_id, user_id, device_id, play_id, episode_id, scene, path, timer_s, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, play_id, episode_id, properties ->> 'scene', properties ->> 'path',
       properties ->> 'timer_s', event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'choice_presented'
ON CONFLICT DO NOTHING;

INSERT INTO fact_choice_selected (event_id, user_id, device_id, play_id, episode_id, scene, option, path, selected_by, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, play_id, episode_id, properties ->> 'scene', properties ->> 'option',
       properties ->> 'path', properties ->> 'selected_by', event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'choice_selected'
ON CONFLICT DO NOTHING;

INSERT INTO fact_outcome_viewed (event_id, user_id, device_id, play_id, episode_id, scene, option, watch_ms, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, play_id, episode_id, properties ->> 'scene', properties ->> 'option',
       properties ->> 'watch_ms', event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'outcome_viewed'
ON CONFLICT DO NOTHING;

INSERT INTO fact_branch_completed (event_id, user_id, device_id, play_id, episode_id, path, finale, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, play_id, episode_id, properties ->> 'path', properties ->> 'finale',
       event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'branch_completed'
ON CONFLICT DO NOTHING;

INSERT INTO fact_episode_ended (event_id, user_id, device_id, play_id, episode_id, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, play_id, episode_id, event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'episode_ended'
ON CONFLICT DO NOTHING;

-- Every play that the batch has an event of is computed again from all of its events.
INSERT OR REPLACE INTO play_snapshot
SELECT e.play_id, min(e.user_id), min(e.episode_id), min(e.event_ts),
       min(e.event_ts) FILTER (WHERE e.what = 'presented'),
       min(e.event_ts) FILTER (WHERE e.what = 'selected'),
       min(e.event_ts) FILTER (WHERE e.what = 'outcome'),
       min(e.event_ts) FILTER (WHERE e.what = 'branch'),
       min(e.event_ts) FILTER (WHERE e.what = 'ended'),
       (SELECT count(*) FROM play_choice AS c WHERE c.play_id = e.play_id),
       -- The deepest choice that counts knows all those before it.
       (SELECT CASE c.path WHEN '' THEN '' ELSE c.path || '-' END || c.scene || c.option
        FROM play_choice AS c WHERE c.play_id = e.play_id
        ORDER BY length(c.path) DESC LIMIT 1)
FROM play_event AS e
WHERE e.play_id IN (SELECT play_id FROM bronze_events)
GROUP BY e.play_id;
