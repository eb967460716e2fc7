-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO reels.dim_video (
  video_id,
  creator_id,
  category,
  duration_ms,
  published_at
)
SELECT
  video_id,
  creator_id,
  category,
  CAST(duration_ms AS INT64) AS duration_ms,
  CAST(published_ts AS TIMESTAMP) AS published_at
FROM bronze_videos;

INSERT INTO reels.fact_event (
  event_id,
  event_type,
  user_id,
  device_id,
  video_id,
  event_ts,
  event_date,
  received_ts,
  watch_ms,
  share_id,
  properties,
  is_bot
)
SELECT
  event_id,
  event_type,
  user_id,
  device_id,
  video_id,
  CAST(event_ts AS TIMESTAMP) AS event_ts,
  CAST(event_ts AS DATE) AS event_date,
  CAST(received_ts AS TIMESTAMP) AS received_ts,
  CAST(JSON_VALUE(properties, '$.watch_ms') AS INT64) AS watch_ms,
  JSON_VALUE(properties, '$.share_id') AS share_id,
  PARSE_JSON(properties) AS properties,
  FALSE /* ? */ AS is_bot
FROM bronze_events;
