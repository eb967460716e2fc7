-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO creators (
  creator_id,
  valid_from,
  valid_to,
  handle,
  tier,
  is_current
)
SELECT
  creator_id,
  CAST(changed_ts AS timestamptz) AS valid_from,
  NULL /* ? */ AS valid_to,
  handle,
  tier,
  FALSE /* ? */ AS is_current
FROM bronze_creators;

INSERT INTO comments (
  comment_id,
  user_id,
  video_id,
  text,
  commented_at,
  ingested_at,
  sentiment
)
SELECT
  properties::jsonb ->> 'comment_id' AS comment_id,
  user_id,
  video_id,
  COALESCE(properties::jsonb ->> 'text', '' /* ? */) AS text,
  CAST(event_ts AS timestamptz) AS commented_at,
  CAST(received_ts AS timestamptz) AS ingested_at,
  NULL /* ? */ AS sentiment
FROM bronze_events
WHERE event_type IN ('comment');
