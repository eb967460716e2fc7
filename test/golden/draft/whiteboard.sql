-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO fact_share (
  share_id,
  parent_share_id,
  user_id,
  video_id,
  channel,
  event_ts,
  received_ts
)
SELECT
  json_extract(properties, '$.share_id') AS share_id,
  json_extract(properties, '$.parent_share_id') AS parent_share_id,
  user_id,
  video_id,
  json_extract(properties, '$.channel') AS channel,
  event_ts,
  received_ts
FROM bronze_events
WHERE event_type IN ('share');

-- dim_user: /* ? */ one row a user_id, which many events name: how they become one is yours.
