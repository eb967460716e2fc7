-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO "order" (
  event_id,
  "user id",
  "a""b",
  event_type,
  user_id,
  event_ts,
  properties
)
SELECT
  event_id,
  user_id AS "user id",
  '' /* ? */ AS "a""b",
  event_type,
  NULL /* ? */ AS user_id,
  event_ts,
  properties
FROM bronze_events;
