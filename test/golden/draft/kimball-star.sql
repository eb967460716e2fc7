-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

-- dim_user: /* ? */ one row a user_id, which many events name: how they become one is yours.

-- dim_device: /* ? */ one row a device_id, which many events name: how they become one is yours.

INSERT INTO dim_video (
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

INSERT INTO dim_creator (
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

-- dim_context: /* ? */ one row a context_id, which many events name: how they become one is yours.

INSERT INTO fact_view_start (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  view_id,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  json_extract(properties, '$.view_id') AS view_id,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('video_view_start');

INSERT INTO fact_view_end (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  view_id,
  watch_ms,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  json_extract(properties, '$.view_id') AS view_id,
  COALESCE(json_extract(properties, '$.watch_ms'), 0 /* ? */) AS watch_ms,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('video_view_end');

INSERT INTO fact_like (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  delta,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  1 /* ? */ AS delta,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('like', 'unlike');

INSERT INTO fact_share (
  user_id,
  device_id,
  event_ts,
  share_id,
  event_id,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  parent_share_id,
  channel,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  json_extract(properties, '$.share_id') AS share_id,
  event_id,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  json_extract(properties, '$.parent_share_id') AS parent_share_id,
  json_extract(properties, '$.channel') AS channel,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('share');

INSERT INTO fact_comment (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  comment_id,
  comment_text,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  date(event_ts) AS event_date,
  received_ts,
  video_id,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  json_extract(properties, '$.comment_id') AS comment_id,
  COALESCE(json_extract(properties, '$.text'), '' /* ? */) AS comment_text,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('comment');

INSERT INTO fact_follow (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_date,
  received_ts,
  creator_id,
  context_id,
  client_session_id,
  delta,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  date(event_ts) AS event_date,
  '' /* ? */ AS received_ts,
  creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  1 /* ? */ AS delta,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('follow_creator', 'unfollow_creator');

INSERT INTO fact_activity (
  user_id,
  device_id,
  event_ts,
  event_id,
  event_type,
  event_date,
  received_ts,
  video_id,
  creator_id,
  context_id,
  client_session_id,
  extra
)
SELECT
  user_id,
  device_id,
  event_ts,
  event_id,
  event_type,
  date(event_ts) AS event_date,
  '' /* ? */ AS received_ts,
  NULL /* ? */ AS video_id,
  NULL /* ? */ AS creator_id,
  0 /* ? */ AS context_id,
  client_session_id,
  properties AS extra
FROM bronze_events
WHERE event_type IN ('session_start', 'session_end');

-- fact_session: /* ? */ its rows are made of several events: where one begins and ends is yours.

-- fact_user_video: /* ? */ figures are summed up from what is loaded: how, and what a late event does to them, is yours.

-- fact_creator_day: /* ? */ figures are summed up from what is loaded: how, and what a late event does to them, is yours.

-- retention_cutoff: /* ? */ nothing in bronze is plainly meant by it.
