INSERT INTO dim_video
SELECT DISTINCT ON (video_id) video_id, creator_id, category, duration_ms, published_ts::TIMESTAMP
FROM bronze_videos
ON CONFLICT DO NOTHING;

INSERT INTO dim_creator
SELECT DISTINCT ON (creator_id, changed_ts) creator_id, changed_ts::TIMESTAMP, handle, tier
FROM bronze_creators
ON CONFLICT DO NOTHING;

-- New to the log, once each, and nobody's who asked to be forgotten.
CREATE TEMP TABLE arrival AS
SELECT b.event_id, b.event_type, b.user_id, b.device_id, b.video_id, b.creator_id, b.client_session_id,
       b.event_ts::TIMESTAMP AS event_ts,
       b.received_ts::TIMESTAMP AS received_ts,
       b.properties->>'view_id' AS view_id,
       (b.properties->>'watch_ms')::BIGINT AS watch_ms,
       b.properties->>'share_id' AS share_id,
       b.properties->>'parent_share_id' AS parent_share_id,
       b.properties->>'comment_id' AS comment_id,
       b.properties->>'text' AS comment_text,
       json_merge_patch(b.properties::JSON, '{"parent_share_id": null}') AS properties,
       b.context::JSON AS context
FROM bronze_events AS b
ANTI JOIN fact_event AS f ON b.event_id = f.event_id
WHERE b.user_id NOT IN (SELECT user_id FROM bronze_deletions)
  AND b.event_ts::TIMESTAMP >= coalesce((SELECT max(cutoff_date) FROM retention_cutoff), DATE '0001-01-01')
QUALIFY row_number() OVER (PARTITION BY b.event_id ORDER BY b.received_ts) = 1;

INSERT INTO fact_event BY NAME FROM arrival;

MERGE INTO agg_creator_day AS d
USING (
  SELECT creator_id,
         event_ts::DATE AS activity_date,
         count(*) FILTER (event_type = 'video_view_start') AS views,
         coalesce(sum(watch_ms) FILTER (event_type = 'video_view_end'), 0)::BIGINT AS watch_ms,
         count(*) FILTER (event_type = 'like') - count(*) FILTER (event_type = 'unlike') AS net_likes,
         count(*) FILTER (event_type = 'share') AS shares,
         count(*) FILTER (event_type = 'comment') AS comments,
         count(*) FILTER (event_type = 'follow_creator')
           - count(*) FILTER (event_type = 'unfollow_creator') AS net_follows
  FROM arrival
  WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                       'follow_creator', 'unfollow_creator')
  GROUP BY ALL
) AS n
ON d.creator_id = n.creator_id AND d.activity_date = n.activity_date
WHEN MATCHED THEN UPDATE SET
  views       = d.views + n.views,
  watch_ms    = d.watch_ms + n.watch_ms,
  net_likes   = d.net_likes + n.net_likes,
  shares      = d.shares + n.shares,
  comments    = d.comments + n.comments,
  net_follows = d.net_follows + n.net_follows
WHEN NOT MATCHED THEN INSERT
  VALUES (n.creator_id, n.activity_date, n.views, n.watch_ms, n.net_likes, n.shares, n.comments, n.net_follows);
