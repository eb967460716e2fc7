BEGIN TRANSACTION;

MERGE reels.dim_video t
USING (SELECT DISTINCT video_id, creator_id, category, duration_ms, TIMESTAMP(published_ts) AS published_ts FROM bronze_videos) s
ON t.video_id = s.video_id
WHEN NOT MATCHED THEN INSERT ROW;

MERGE reels.dim_creator_scd2 t
USING (SELECT DISTINCT creator_id, handle, tier, TIMESTAMP(changed_ts) AS valid_from FROM bronze_creators) s
ON t.creator_id = s.creator_id AND t.valid_from = s.valid_from
WHEN NOT MATCHED THEN INSERT ROW;

MERGE reels.fct_events t
USING (
  SELECT * EXCEPT (rn)
  FROM (
    SELECT
      event_id,
      event_type,
      user_id,
      device_id,
      client_session_id,
      video_id,
      creator_id,
      TIMESTAMP(event_ts) AS event_ts,
      TIMESTAMP(received_ts) AS received_ts,
      JSON_VALUE(properties, '$.view_id') AS view_id,
      CAST(JSON_VALUE(properties, '$.watch_ms') AS INT64) AS watch_ms,
      JSON_VALUE(properties, '$.share_id') AS share_id,
      JSON_VALUE(properties, '$.parent_share_id') AS parent_share_id,
      JSON_VALUE(properties, '$.channel') AS share_channel,
      JSON_VALUE(properties, '$.comment_id') AS comment_id,
      JSON_VALUE(properties, '$.text') AS comment_text,
      JSON_REMOVE(PARSE_JSON(properties), '$.parent_share_id') AS properties,
      PARSE_JSON(context) AS context,
      ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY received_ts) AS rn
    FROM bronze_events
    WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  )
  WHERE rn = 1
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

DELETE FROM reels.agg_creator_day
WHERE activity_date IN (SELECT DATE(TIMESTAMP(event_ts)) FROM bronze_events);

INSERT INTO reels.agg_creator_day
SELECT
  creator_id,
  DATE(event_ts) AS activity_date,
  COUNTIF(event_type = 'video_view_start') AS views,
  COALESCE(SUM(IF(event_type = 'video_view_end', watch_ms, 0)), 0) AS watch_ms,
  COUNTIF(event_type = 'like') - COUNTIF(event_type = 'unlike') AS net_likes,
  COUNTIF(event_type = 'share') AS shares,
  COUNTIF(event_type = 'comment') AS comments,
  COUNTIF(event_type = 'follow_creator') - COUNTIF(event_type = 'unfollow_creator') AS net_follows
FROM reels.fct_events
WHERE creator_id IS NOT NULL
  AND event_type IN UNNEST(['video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment', 'follow_creator', 'unfollow_creator'])
  AND DATE(event_ts) IN (SELECT DATE(TIMESTAMP(event_ts)) FROM bronze_events)
GROUP BY creator_id, activity_date;

COMMIT TRANSACTION;
