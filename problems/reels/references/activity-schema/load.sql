INSERT INTO video (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO creator (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators WHERE true
ON CONFLICT DO NOTHING;

-- What is new: known to no earlier batch, taken once if it stands here twice, and nobody's who asked to be
-- forgotten. All that follows may add without asking again.
CREATE TEMP TABLE arrival (
  customer, anonymous_customer_id, ts, activity_id, activity, received_ts, link, creator_id,
  client_session_id, feature_json, context_json,
  PRIMARY KEY (customer, anonymous_customer_id, ts, activity_id)
) WITHOUT ROWID;

INSERT INTO arrival
SELECT user_id, device_id, event_ts, event_id, event_type, received_ts, video_id, creator_id,
       client_session_id, properties, context
FROM bronze_events AS b
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  AND event_ts >= (SELECT coalesce(max(cutoff_date), '') FROM retention_cutoff)
  AND NOT EXISTS (SELECT * FROM activity_stream
    WHERE (customer, anonymous_customer_id, ts, activity_id)
        = (b.user_id, b.device_id, b.event_ts, b.event_id))
ON CONFLICT DO NOTHING;

-- The stream asks nothing of a type or a property: what nobody has seen yet goes the same way.
INSERT INTO activity_stream (
  customer, anonymous_customer_id, ts, activity_id, activity, received_ts, link, creator_id,
  client_session_id, feature_json, context_json)
SELECT customer, anonymous_customer_id, ts, activity_id, activity, received_ts, link, creator_id,
       client_session_id, feature_json, context_json
FROM arrival;

INSERT INTO creator_day (
  creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT creator_id, date(ts),
       sum(activity = 'video_view_start'),
       sum(CASE activity WHEN 'video_view_end' THEN coalesce(feature_json ->> 'watch_ms', 0) ELSE 0 END),
       sum(CASE activity WHEN 'like' THEN 1 WHEN 'unlike' THEN -1 ELSE 0 END),
       sum(activity = 'share'),
       sum(activity = 'comment'),
       sum(CASE activity WHEN 'follow_creator' THEN 1 WHEN 'unfollow_creator' THEN -1 ELSE 0 END)
FROM arrival
WHERE activity IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, date(ts)
ON CONFLICT DO UPDATE SET
  views       = views       + excluded.views,
  watch_ms    = watch_ms    + excluded.watch_ms,
  net_likes   = net_likes   + excluded.net_likes,
  shares      = shares      + excluded.shares,
  comments    = comments    + excluded.comments,
  net_follows = net_follows + excluded.net_follows;
