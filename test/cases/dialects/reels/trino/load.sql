INSERT INTO lake.reels.dim_video
SELECT DISTINCT b.video_id, b.creator_id, b.category, b.duration_ms, CAST(b.published_ts AS timestamp(6))
FROM bronze_videos b
WHERE b.video_id NOT IN (SELECT video_id FROM lake.reels.dim_video);

INSERT INTO lake.reels.dim_creator_history
SELECT DISTINCT b.creator_id, b.handle, b.tier, CAST(b.changed_ts AS timestamp(6))
FROM bronze_creators b
LEFT JOIN lake.reels.dim_creator_history h
  ON h.creator_id = b.creator_id AND h.changed_ts = CAST(b.changed_ts AS timestamp(6))
WHERE h.creator_id IS NULL;

MERGE INTO lake.reels.fact_event t
USING (
    WITH ranked AS (
        SELECT e.*, row_number() OVER (PARTITION BY event_id ORDER BY received_ts) AS rn
        FROM bronze_events e
        WHERE NOT EXISTS (SELECT 1 FROM bronze_deletions d WHERE d.user_id = e.user_id)
    )
    SELECT
        event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
        CAST(event_ts AS timestamp(6)) AS event_ts,
        CAST(received_ts AS timestamp(6)) AS received_ts,
        json_extract_scalar(properties, '$.view_id') AS view_id,
        CAST(json_extract_scalar(properties, '$.watch_ms') AS bigint) AS watch_ms,
        json_extract_scalar(properties, '$.share_id') AS share_id,
        json_extract_scalar(properties, '$.parent_share_id') AS parent_share_id,
        json_extract_scalar(properties, '$.channel') AS channel,
        json_extract_scalar(properties, '$.comment_id') AS comment_id,
        json_extract_scalar(properties, '$.text') AS comment_text,
        regexp_replace(properties, '"parent_share_id"\s*:\s*("[^"]*"|null)\s*,?', '') AS properties,
        context
    FROM ranked
    WHERE rn = 1
) s
ON (t.event_id = s.event_id)
WHEN NOT MATCHED THEN INSERT
    (event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id, event_ts, received_ts, view_id,
     watch_ms, share_id, parent_share_id, channel, comment_id, comment_text, properties, context)
VALUES
    (s.event_id, s.event_type, s.user_id, s.device_id, s.client_session_id, s.video_id, s.creator_id, s.event_ts, s.received_ts,
     s.view_id, s.watch_ms, s.share_id, s.parent_share_id, s.channel, s.comment_id, s.comment_text, s.properties, s.context);

DELETE FROM lake.reels.creator_day
WHERE activity_date IN (SELECT CAST(CAST(event_ts AS timestamp) AS date) FROM bronze_events);

INSERT INTO lake.reels.creator_day
SELECT
    creator_id,
    date(event_ts),
    count_if(event_type = 'video_view_start'),
    coalesce(sum(watch_ms) FILTER (WHERE event_type = 'video_view_end'), 0),
    count_if(event_type = 'like') - count_if(event_type = 'unlike'),
    count_if(event_type = 'share'),
    count_if(event_type = 'comment'),
    count_if(event_type = 'follow_creator') - count_if(event_type = 'unfollow_creator')
FROM lake.reels.fact_event
WHERE creator_id IS NOT NULL
  AND event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment', 'follow_creator', 'unfollow_creator')
  AND date(event_ts) IN (SELECT CAST(CAST(event_ts AS timestamp) AS date) FROM bronze_events)
GROUP BY creator_id, date(event_ts);
