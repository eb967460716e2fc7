INSERT INTO video (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO creator (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators WHERE true
ON CONFLICT DO NOTHING;

-- What is new: known to no earlier batch, taken once if it stands here twice, and nobody's who asked to be
-- forgotten. All that follows may add without asking again.
CREATE TEMP TABLE arrival (
  user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
  client_session_id, properties, context,
  PRIMARY KEY (user_id, device_id, event_ts, event_id)
) WITHOUT ROWID;

INSERT INTO arrival
SELECT user_id, device_id, event_ts, event_id, event_type, date(event_ts), received_ts, video_id, creator_id,
       client_session_id, properties, context
FROM bronze_events AS b
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  AND event_ts >= (SELECT coalesce(max(cutoff_date), '') FROM retention_cutoff)
  AND NOT EXISTS (SELECT * FROM event
    WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
ON CONFLICT DO NOTHING;

INSERT INTO event (
  user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
  client_session_id, view_id, watch_ms, share_id, parent_share_id, channel, comment_id, comment_text,
  app_version, country, surface, device_type, other_properties, other_context)
SELECT user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
       client_session_id, properties ->> 'view_id', properties ->> 'watch_ms',
       properties ->> 'share_id', properties ->> 'parent_share_id', properties ->> 'channel',
       properties ->> 'comment_id', properties ->> 'text',
       context ->> 'app_version', context ->> 'country', context ->> 'surface', context ->> 'device_type',
       nullif(json_remove(properties, '$.view_id', '$.watch_ms', '$.share_id', '$.parent_share_id',
                          '$.channel', '$.comment_id', '$.text'), '{}'),
       nullif(json_remove(context, '$.app_version', '$.country', '$.surface', '$.device_type'), '{}')
FROM arrival;

INSERT INTO creator_day (
  creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT creator_id, event_date,
       sum(event_type = 'video_view_start'),
       sum(CASE event_type WHEN 'video_view_end' THEN coalesce(properties ->> 'watch_ms', 0) ELSE 0 END),
       sum(CASE event_type WHEN 'like' THEN 1 WHEN 'unlike' THEN -1 ELSE 0 END),
       sum(event_type = 'share'),
       sum(event_type = 'comment'),
       sum(CASE event_type WHEN 'follow_creator' THEN 1 WHEN 'unfollow_creator' THEN -1 ELSE 0 END)
FROM arrival
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, event_date
ON CONFLICT DO UPDATE SET
  views       = views       + excluded.views,
  watch_ms    = watch_ms    + excluded.watch_ms,
  net_likes   = net_likes   + excluded.net_likes,
  shares      = shares      + excluded.shares,
  comments    = comments    + excluded.comments,
  net_follows = net_follows + excluded.net_follows;
