-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO video (
  video_id,
  creator_id,
  category,
  duration_ms,
  published_ts
)
SELECT
  video_id,
  creator_id,
  category,
  duration_ms,
  published_ts
FROM bronze_videos;

INSERT INTO creator (
  creator_id,
  changed_ts,
  handle,
  tier
)
SELECT
  creator_id,
  changed_ts,
  handle,
  tier
FROM bronze_creators;

INSERT INTO event (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_type,
  event_date,
  received_ts,
  video_id,
  creator_id,
  client_session_id,
  view_id,
  watch_ms,
  share_id,
  parent_share_id,
  channel,
  comment_id,
  comment_text,
  app_version,
  country,
  surface,
  device_type,
  other_properties,
  other_context
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  event_type,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  client_session_id,
  json_extract(properties, '$.view_id') AS view_id,
  json_extract(properties, '$.watch_ms') AS watch_ms,
  json_extract(properties, '$.share_id') AS share_id,
  json_extract(properties, '$.parent_share_id') AS parent_share_id,
  json_extract(properties, '$.channel') AS channel,
  json_extract(properties, '$.comment_id') AS comment_id,
  json_extract(properties, '$.text') AS comment_text,
  json_extract(context, '$.app_version') AS app_version,
  json_extract(context, '$.country') AS country,
  json_extract(context, '$.surface') AS surface,
  json_extract(context, '$.device_type') AS device_type,
  properties AS other_properties,
  context AS other_context
FROM bronze_events;

-- creator_day: /* ? */ figures are summed up from what is loaded: how, and what a late event does to them, is yours.

-- retention_cutoff: /* ? */ nothing in bronze is plainly meant by it.
