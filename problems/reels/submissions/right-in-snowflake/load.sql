MERGE INTO reels.core.dim_video t
USING (
  SELECT * FROM bronze_videos QUALIFY ROW_NUMBER() OVER (PARTITION BY video_id ORDER BY published_ts) = 1
) s
ON t.video_id = s.video_id
WHEN NOT MATCHED THEN INSERT (video_id, creator_id, category, duration_ms, published_ts)
VALUES (s.video_id, s.creator_id, s.category, s.duration_ms, s.published_ts);

MERGE INTO reels.core.dim_creator t
USING (SELECT DISTINCT creator_id, changed_ts, handle, tier FROM bronze_creators) s
ON t.creator_id = s.creator_id AND t.changed_ts = s.changed_ts
WHEN NOT MATCHED THEN INSERT (creator_id, changed_ts, handle, tier)
VALUES (s.creator_id, s.changed_ts, s.handle, s.tier);

-- One of each event, and none of the erased.
CREATE OR REPLACE TEMPORARY TABLE arrived AS
SELECT b.*, PARSE_JSON(b.properties) AS p
FROM bronze_events b
LEFT JOIN (SELECT DISTINCT user_id FROM bronze_deletions) d ON d.user_id = b.user_id
WHERE d.user_id IS NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY b.event_id ORDER BY b.received_ts) = 1;

MERGE INTO reels.core.fact_event t
USING arrived s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT (event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id,
  event_date, event_ts, received_ts, view_id, watch_ms, share_id, parent_share_id, channel, comment_id,
  comment_text, extra, context)
VALUES (s.event_id, s.event_type, s.user_id, s.device_id, s.client_session_id, s.video_id, s.creator_id,
  s.event_ts::DATE, s.event_ts, s.received_ts, s.p:view_id::VARCHAR, s.p:watch_ms::NUMBER, s.p:share_id::VARCHAR,
  s.p:parent_share_id::VARCHAR, s.p:channel::VARCHAR, s.p:comment_id::VARCHAR, s.p:text::VARCHAR,
  OBJECT_DELETE(s.p, 'view_id', 'watch_ms', 'share_id', 'parent_share_id', 'channel', 'comment_id', 'text'),
  PARSE_JSON(s.context));

MERGE INTO reels.core.user_video_event t
USING (SELECT user_id, event_id, video_id, event_type, event_ts FROM arrived
       WHERE event_type IN ('video_view_start', 'like', 'unlike')) s
ON t.user_id = s.user_id AND t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT (user_id, event_id, video_id, event_type, event_ts, event_date)
VALUES (s.user_id, s.event_id, s.video_id, s.event_type, s.event_ts, TO_DATE(s.event_ts));

-- Restate the days that this batch touches.
MERGE INTO reels.core.fact_creator_day t
USING (
  SELECT l.*
  FROM reels.core.creator_day_from_log l
  JOIN (SELECT DISTINCT creator_id, event_ts::DATE AS activity_date FROM bronze_events) b
    ON b.creator_id = l.creator_id AND b.activity_date = l.activity_date
) s
ON t.creator_id = s.creator_id AND t.activity_date = s.activity_date
WHEN MATCHED THEN UPDATE SET t.views = s.views, t.watch_ms = s.watch_ms, t.net_likes = s.net_likes,
  t.shares = s.shares, t.comments = s.comments, t.net_follows = s.net_follows
WHEN NOT MATCHED THEN INSERT (creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
VALUES (s.creator_id, s.activity_date, s.views, s.watch_ms, s.net_likes, s.shares, s.comments, s.net_follows);
