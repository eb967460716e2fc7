-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- /* ? */ stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.

-- video_view: video_view_end /* ? */ puts right a row that is there, or comes before it.
INSERT INTO video_view (
  view_id,
  user_id,
  video_id,
  view_start_ts,
  view_end_ts,
  watch_ms
)
SELECT
  properties:view_id::string AS view_id,
  user_id,
  video_id,
  CAST(event_ts AS TIMESTAMP_NTZ) AS view_start_ts,
  NULL /* ? */ AS view_end_ts,
  NULL /* ? */ AS watch_ms
FROM bronze_events
WHERE event_type IN ('video_view_start');

-- user_session: /* ? */ its rows are made of several events: where one begins and ends is yours.

-- creator_daily: /* ? */ figures are summed up from what is loaded: how, and what a late event does to them, is yours.
