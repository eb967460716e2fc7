INSERT INTO video (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts::timestamp FROM bronze_videos
ON CONFLICT DO NOTHING;

INSERT INTO creator (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts::timestamp, handle, tier FROM bronze_creators
ON CONFLICT DO NOTHING;

-- what is new, once, and nobody's who asked to be forgotten
CREATE TEMP TABLE arrival ON COMMIT DROP AS
SELECT DISTINCT ON (b.event_id) b.*, b.event_ts::date AS event_date
FROM bronze_events AS b
WHERE NOT EXISTS (SELECT FROM bronze_deletions AS d WHERE d.user_id = b.user_id)
  AND NOT EXISTS (SELECT FROM event AS e WHERE e.event_id = b.event_id)
  AND b.event_ts >= coalesce((SELECT max(cutoff_date) FROM retention_cutoff), '-infinity')
ORDER BY b.event_id, b.received_ts;

INSERT INTO event (
  event_id, event_type, user_id, device_id, event_ts, event_date, received_ts, video_id, creator_id,
  client_session_id, view_id, watch_ms, share_id, parent_share_id, channel, comment_id, comment_text,
  app_version, country, surface, device_type, other_properties, other_context)
SELECT event_id, event_type, user_id, device_id, event_ts, event_date, received_ts, video_id, creator_id,
       client_session_id, properties ->> 'view_id', (properties ->> 'watch_ms')::integer,
       properties ->> 'share_id', properties ->> 'parent_share_id', properties ->> 'channel',
       properties ->> 'comment_id', properties ->> 'text',
       context ->> 'app_version', context ->> 'country', context ->> 'surface', context ->> 'device_type',
       nullif(properties - '{view_id,watch_ms,share_id,parent_share_id,channel,comment_id,text}'::text[], '{}'),
       nullif(context - '{app_version,country,surface,device_type}'::text[], '{}')
FROM arrival;

INSERT INTO creator_day AS d (
  creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT creator_id, event_date,
       count(*) FILTER (WHERE event_type = 'video_view_start'),
       coalesce(sum((properties ->> 'watch_ms')::bigint) FILTER (WHERE event_type = 'video_view_end'), 0),
       count(*) FILTER (WHERE event_type = 'like') - count(*) FILTER (WHERE event_type = 'unlike'),
       count(*) FILTER (WHERE event_type = 'share'),
       count(*) FILTER (WHERE event_type = 'comment'),
       count(*) FILTER (WHERE event_type = 'follow_creator')
         - count(*) FILTER (WHERE event_type = 'unfollow_creator')
FROM arrival
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                     'follow_creator', 'unfollow_creator')
GROUP BY creator_id, event_date
ON CONFLICT (creator_id, activity_date) DO UPDATE SET
  views       = d.views       + excluded.views,
  watch_ms    = d.watch_ms    + excluded.watch_ms,
  net_likes   = d.net_likes   + excluded.net_likes,
  shares      = d.shares      + excluded.shares,
  comments    = d.comments    + excluded.comments,
  net_follows = d.net_follows + excluded.net_follows;
