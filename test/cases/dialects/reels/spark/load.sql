MERGE INTO dim_videos t
USING (SELECT DISTINCT video_id, creator_id, category, duration_ms, to_timestamp(published_ts) AS published_ts FROM bronze_videos) s
ON t.video_id = s.video_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO dim_creators t
USING (SELECT DISTINCT creator_id, handle, tier, to_timestamp(changed_ts) AS changed_ts FROM bronze_creators) s
ON t.creator_id = s.creator_id AND t.changed_ts = s.changed_ts
WHEN NOT MATCHED THEN INSERT *;

CREATE OR REPLACE TEMPORARY VIEW batch AS
SELECT
  event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  CAST(event_ts AS TIMESTAMP) AS event_ts,
  to_date(event_ts) AS event_date,
  CAST(received_ts AS TIMESTAMP) AS received_ts,
  get_json_object(properties, '$.view_id') AS view_id,
  CAST(get_json_object(properties, '$.watch_ms') AS BIGINT) AS watch_ms,
  get_json_object(properties, '$.share_id') AS share_id,
  get_json_object(properties, '$.parent_share_id') AS parent_share_id,
  get_json_object(properties, '$.channel') AS channel,
  get_json_object(properties, '$.comment_id') AS comment_id,
  get_json_object(properties, '$.text') AS comment_text,
  -- parent ids live in their own column
  regexp_replace(properties, '"parent_share_id" *: *("[^"]*"|null),? *', '') AS properties,
  context
FROM (
  SELECT e.*, row_number() OVER (PARTITION BY e.event_id ORDER BY e.received_ts) AS rn
  FROM bronze_events e
  LEFT ANTI JOIN bronze_deletions d ON e.user_id = d.user_id
)
WHERE rn = 1;

MERGE INTO fact_events t
USING batch s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO creator_day t
USING (
  SELECT
    creator_id,
    event_date AS activity_date,
    count_if(event_type = 'video_view_start') AS views,
    coalesce(sum(watch_ms) FILTER (WHERE event_type = 'video_view_end'), 0) AS watch_ms,
    count_if(event_type = 'like') - count_if(event_type = 'unlike') AS net_likes,
    count_if(event_type = 'share') AS shares,
    count_if(event_type = 'comment') AS comments,
    count_if(event_type = 'follow_creator') - count_if(event_type = 'unfollow_creator') AS net_follows
  FROM fact_events
  WHERE creator_id IS NOT NULL
    AND event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment', 'follow_creator', 'unfollow_creator')
    AND event_date IN (SELECT event_date FROM batch)
  GROUP BY creator_id, event_date
) s
ON t.creator_id = s.creator_id AND t.activity_date = s.activity_date
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
