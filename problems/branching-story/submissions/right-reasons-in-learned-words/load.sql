INSERT INTO series (series_id, series_title, genre)
SELECT series_id, series_title, genre FROM bronze_series WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO episode (episode_id, series_id, title, released_ts)
SELECT episode_id, series_id, title, released_ts FROM bronze_episodes WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO activity_stream (customer, ts, activity_id, activity, anonymous_customer_id, session, link,
                             feature_1, feature_2, feature_3, received_ts, feature_json, context_json)
SELECT user_id, event_ts, event_id, event_type, device_id, play_id, episode_id,
       properties ->> 'scene', properties ->> 'option', properties ->> 'path', received_ts, properties, context
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;

-- Earliest times are the same however often they come: nothing has to be known of what was there before.
INSERT INTO play (session, customer, link, started_ts, first_presented_ts, first_selected_ts, first_outcome_ts,
                  branch_completed_ts, ended_ts)
SELECT play_id, min(user_id), min(episode_id), min(event_ts),
       min(event_ts) FILTER (WHERE event_type = 'choice_presented'),
       min(event_ts) FILTER (WHERE event_type = 'choice_selected'),
       min(event_ts) FILTER (WHERE event_type = 'outcome_viewed'),
       min(event_ts) FILTER (WHERE event_type = 'branch_completed'),
       min(event_ts) FILTER (WHERE event_type = 'episode_ended')
FROM bronze_events
GROUP BY play_id
-- min() of two values is null where one of them is: each stands in for the other.
ON CONFLICT DO UPDATE SET
  started_ts          = min(started_ts, excluded.started_ts),
  first_presented_ts  = min(coalesce(first_presented_ts, excluded.first_presented_ts),
                            coalesce(excluded.first_presented_ts, first_presented_ts)),
  first_selected_ts   = min(coalesce(first_selected_ts, excluded.first_selected_ts),
                            coalesce(excluded.first_selected_ts, first_selected_ts)),
  first_outcome_ts    = min(coalesce(first_outcome_ts, excluded.first_outcome_ts),
                            coalesce(excluded.first_outcome_ts, first_outcome_ts)),
  branch_completed_ts = coalesce(branch_completed_ts, excluded.branch_completed_ts),
  ended_ts            = coalesce(ended_ts, excluded.ended_ts);

INSERT INTO play_node (session, node)
SELECT DISTINCT play_id, properties ->> 'scene' FROM bronze_events WHERE properties ->> 'scene' IS NOT NULL
ON CONFLICT DO NOTHING;

-- Of the choices in the batch the latest at each node; it counts if it is later than the one that counted so far.
INSERT INTO play_node (session, node, option, path, selected_by, selected_ts, selected_event)
SELECT play_id, scene, option, path, selected_by, event_ts, event_id
FROM (
  SELECT play_id, event_ts, event_id, properties ->> 'scene' AS scene, properties ->> 'option' AS option,
         properties ->> 'path' AS path, properties ->> 'selected_by' AS selected_by,
         row_number() OVER (PARTITION BY play_id, properties ->> 'scene' ORDER BY event_ts DESC, event_id DESC) AS place
  FROM bronze_events
  WHERE event_type = 'choice_selected'
)
WHERE place = 1
ON CONFLICT DO UPDATE SET
  option = excluded.option, path = excluded.path, selected_by = excluded.selected_by,
  selected_ts = excluded.selected_ts, selected_event = excluded.selected_event
WHERE selected_ts IS NULL OR (excluded.selected_ts, excluded.selected_event) > (selected_ts, selected_event);
