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

INSERT INTO activity_stream (
  customer,
  anonymous_customer_id,
  ts,
  activity_id,
  activity,
  received_ts,
  link,
  creator_id,
  client_session_id,
  feature_json,
  context_json
)
SELECT
  user_id AS customer,
  device_id AS anonymous_customer_id,
  event_ts AS ts,
  event_id AS activity_id,
  event_type AS activity,
  received_ts,
  video_id AS link,
  creator_id,
  client_session_id,
  properties AS feature_json,
  context AS context_json
FROM bronze_events;

-- creator_day: /* ? */ figures are summed up from what is loaded: how, and what a late event does to them, is yours.

-- retention_cutoff: /* ? */ nothing in bronze is plainly meant by it.
