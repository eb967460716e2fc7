-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

INSERT INTO dim_videos (
  video_id,
  video_duration_seconds,
  duration_ms,
  category
)
SELECT
  video_id,
  duration_ms /* ? */ AS video_duration_seconds,
  NULL /* ? */ AS duration_ms,
  category
FROM bronze_videos;

-- fact_views: video_view_end /* ? */ puts right a row that is there, or comes before it.
INSERT INTO fact_views (
  view_id,
  user_id,
  video_id,
  event_hour,
  event_month,
  event_date,
  event_ts,
  event_ts_ms,
  watch_ms,
  watch_minutes
)
SELECT
  json_extract(properties, '$.view_id') AS view_id,
  user_id,
  video_id,
  date(event_ts) /* ? */ AS event_hour,
  date(event_ts) /* ? */ AS event_month,
  date(event_ts) AS event_date,
  event_ts,
  NULL /* ? */ AS event_ts_ms,
  NULL /* ? */ AS watch_ms,
  NULL /* ? */ AS watch_minutes
FROM bronze_events
WHERE event_type IN ('video_view_start');

INSERT INTO shares (
  share_id,
  event_ts,
  received_ts
)
SELECT
  json_extract(properties, '$.share_id') AS share_id,
  event_ts /* ? */ AS event_ts,
  received_ts
FROM bronze_events
WHERE event_type IN ('share');
