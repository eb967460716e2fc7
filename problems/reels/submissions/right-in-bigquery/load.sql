MERGE INTO `reels.analytics.videos` AS T
USING (
  SELECT video_id, creator_id, category, duration_ms, published_ts
  FROM bronze_videos
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id ORDER BY published_ts) = 1
) AS S
ON T.video_id = S.video_id
WHEN NOT MATCHED THEN
  INSERT (video_id, creator_id, category, duration_ms, published_ts)
  VALUES (S.video_id, S.creator_id, S.category, S.duration_ms, S.published_ts);

MERGE INTO `reels.analytics.creator_versions` AS T
USING (SELECT DISTINCT creator_id, changed_ts, handle, tier FROM bronze_creators) AS S
ON T.creator_id = S.creator_id AND T.changed_ts = S.changed_ts
WHEN NOT MATCHED THEN
  INSERT (creator_id, changed_ts, handle, tier) VALUES (S.creator_id, S.changed_ts, S.handle, S.tier);

-- A delivery that comes again meets itself, in this batch or in the table; the erased stay out.
MERGE INTO `reels.analytics.events` AS T
USING (
  SELECT
    event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
    CAST(event_ts AS TIMESTAMP) AS event_ts, CAST(received_ts AS TIMESTAMP) AS received_ts,
    JSON_VALUE(properties, '$.view_id') AS view_id,
    CAST(JSON_VALUE(properties, '$.watch_ms') AS INT64) AS watch_ms,
    JSON_VALUE(properties, '$.share_id') AS share_id,
    JSON_VALUE(properties, '$.parent_share_id') AS parent_share_id,
    JSON_VALUE(properties, '$.channel') AS channel,
    JSON_VALUE(properties, '$.comment_id') AS comment_id,
    JSON_VALUE(properties, '$.text') AS comment_text,
    JSON_REMOVE(PARSE_JSON(properties), '$.view_id', '$.watch_ms', '$.share_id', '$.parent_share_id',
      '$.channel', '$.comment_id', '$.text') AS extra,
    PARSE_JSON(context) AS context
  FROM bronze_events
  WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY received_ts) = 1
) AS S
ON T.event_id = S.event_id
WHEN NOT MATCHED THEN INSERT ROW;

-- Restate every creator's day that this batch touches.
MERGE INTO `reels.analytics.creator_day` AS T
USING (
  SELECT d.*
  FROM `reels.analytics.creator_day_from_log` AS d
  WHERE EXISTS (
    SELECT 1 FROM bronze_events AS b
    WHERE b.creator_id = d.creator_id AND DATE(b.event_ts) = d.activity_date)
) AS S
ON T.creator_id = S.creator_id AND T.activity_date = S.activity_date
WHEN MATCHED THEN UPDATE SET
  views = S.views, watch_ms = S.watch_ms, net_likes = S.net_likes,
  shares = S.shares, comments = S.comments, net_follows = S.net_follows
WHEN NOT MATCHED THEN
  INSERT (creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
  VALUES (creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows);
