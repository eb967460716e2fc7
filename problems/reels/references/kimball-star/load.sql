-- One batch moves into the model. Nothing is rebuilt: what the batch does not touch is not read.

-- Things ------------------------------------------------------------------------------------------

INSERT INTO dim_video (video_id, creator_id, category, duration_ms, published_ts)
SELECT video_id, creator_id, category, duration_ms, published_ts FROM bronze_videos WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO dim_creator (creator_id, changed_ts, handle, tier)
SELECT creator_id, changed_ts, handle, tier FROM bronze_creators WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO dim_context (context, app_version, country, surface, device_type)
SELECT context, context ->> 'app_version', context ->> 'country', context ->> 'surface',
       context ->> 'device_type'
FROM (SELECT DISTINCT context FROM bronze_events) WHERE true
ON CONFLICT DO NOTHING;

-- What is new -------------------------------------------------------------------------------------
-- Known to no earlier batch, taken once if it stands here twice, and nobody's who asked to be forgotten.
-- All that follows may add without asking again.

CREATE TEMP TABLE arrival (
  user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
  context_id, client_session_id, properties, watch_ms,
  PRIMARY KEY (user_id, device_id, event_ts, event_id)
) WITHOUT ROWID;

INSERT INTO arrival
SELECT user_id, device_id, event_ts, event_id, event_type, date(event_ts), received_ts, video_id, creator_id,
       context_id, client_session_id, properties,
       CASE event_type WHEN 'video_view_end' THEN coalesce(properties ->> 'watch_ms', 0) ELSE 0 END
FROM bronze_events AS b
JOIN dim_context USING (context)
WHERE user_id NOT IN (SELECT user_id FROM bronze_deletions)
  AND event_ts >= (SELECT coalesce(max(cutoff_date), '') FROM retention_cutoff)
  AND NOT CASE
    WHEN event_type = 'video_view_start' THEN EXISTS (SELECT * FROM fact_view_start
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    WHEN event_type = 'video_view_end' THEN EXISTS (SELECT * FROM fact_view_end
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    WHEN event_type IN ('like', 'unlike') THEN EXISTS (SELECT * FROM fact_like
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    WHEN event_type = 'share' THEN EXISTS (SELECT * FROM fact_share
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    WHEN event_type = 'comment' THEN EXISTS (SELECT * FROM fact_comment
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    WHEN event_type IN ('follow_creator', 'unfollow_creator') THEN EXISTS (SELECT * FROM fact_follow
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
    ELSE EXISTS (SELECT * FROM fact_activity
      WHERE (user_id, device_id, event_ts, event_id) = (b.user_id, b.device_id, b.event_ts, b.event_id))
  END
ON CONFLICT DO NOTHING;

-- People, from what they do -----------------------------------------------------------------------

INSERT INTO dim_user (user_id, first_seen_ts)
SELECT user_id, min(event_ts) FROM arrival WHERE true GROUP BY user_id
ON CONFLICT DO UPDATE SET first_seen_ts = min(first_seen_ts, excluded.first_seen_ts);

INSERT INTO dim_device (device_id, user_id, first_seen_ts)
SELECT device_id, user_id, min(event_ts) FROM arrival WHERE true GROUP BY user_id, device_id
ON CONFLICT DO UPDATE SET first_seen_ts = min(first_seen_ts, excluded.first_seen_ts);

-- Facts, a row an event ---------------------------------------------------------------------------

INSERT INTO fact_view_start (
  user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
  client_session_id, view_id, extra)
SELECT user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
       client_session_id, properties ->> 'view_id', nullif(json_remove(properties, '$.view_id'), '{}')
FROM arrival
WHERE event_type = 'video_view_start';

INSERT INTO fact_view_end (
  user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
  client_session_id, view_id, watch_ms, extra)
SELECT user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
       client_session_id, properties ->> 'view_id', watch_ms,
       nullif(json_remove(properties, '$.view_id', '$.watch_ms'), '{}')
FROM arrival
WHERE event_type = 'video_view_end';

INSERT INTO fact_like (
  user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
  client_session_id, delta, extra)
SELECT user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
       client_session_id, CASE event_type WHEN 'like' THEN 1 ELSE -1 END, nullif(properties, '{}')
FROM arrival
WHERE event_type IN ('like', 'unlike');

INSERT INTO fact_share (
  user_id, device_id, event_ts, share_id, event_id, event_date, received_ts, video_id, creator_id, context_id,
  client_session_id, parent_share_id, channel, extra)
SELECT user_id, device_id, event_ts, properties ->> 'share_id', event_id, event_date, received_ts, video_id,
       creator_id, context_id, client_session_id, properties ->> 'parent_share_id', properties ->> 'channel',
       nullif(json_remove(properties, '$.share_id', '$.parent_share_id', '$.channel'), '{}')
FROM arrival
WHERE event_type = 'share';

INSERT INTO fact_comment (
  user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
  client_session_id, comment_id, comment_text, extra)
SELECT user_id, device_id, event_ts, event_id, event_date, received_ts, video_id, creator_id, context_id,
       client_session_id, properties ->> 'comment_id', properties ->> 'text',
       nullif(json_remove(properties, '$.comment_id', '$.text'), '{}')
FROM arrival
WHERE event_type = 'comment';

INSERT INTO fact_follow (
  user_id, device_id, event_ts, event_id, event_date, received_ts, creator_id, context_id,
  client_session_id, delta, extra)
SELECT user_id, device_id, event_ts, event_id, event_date, received_ts, creator_id, context_id,
       client_session_id, CASE event_type WHEN 'follow_creator' THEN 1 ELSE -1 END, nullif(properties, '{}')
FROM arrival
WHERE event_type IN ('follow_creator', 'unfollow_creator');

INSERT INTO fact_activity (
  user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
  context_id, client_session_id, extra)
SELECT user_id, device_id, event_ts, event_id, event_type, event_date, received_ts, video_id, creator_id,
       context_id, client_session_id, nullif(properties, '{}')
FROM arrival
WHERE event_type NOT IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment',
                         'follow_creator', 'unfollow_creator');

-- Sessions ----------------------------------------------------------------------------------------
-- The new events by themselves make runs. A run and the stored sessions within thirty minutes of it
-- become one session.

CREATE TEMP TABLE run (
  user_id, device_id, first_ts, last_ts, watch_ms, engagements, is_stored,
  PRIMARY KEY (user_id, device_id, first_ts, is_stored)
) WITHOUT ROWID;

INSERT INTO run
WITH step AS (
  SELECT user_id, device_id, event_ts, lag(event_ts) OVER timeline AS previous_ts
  FROM arrival
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
),
opening AS (
  SELECT user_id, device_id, event_ts AS first_ts, lead(event_ts, 1, '9999') OVER timeline AS next_ts
  FROM step
  WHERE previous_ts IS NULL OR event_ts > datetime(previous_ts, '+30 minutes')
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
)
SELECT o.user_id, o.device_id, o.first_ts, max(a.event_ts), sum(a.watch_ms),
       sum(a.event_type IN ('like', 'share', 'comment')), false
FROM opening AS o
JOIN arrival AS a ON a.user_id = o.user_id AND a.device_id = o.device_id
                 AND a.event_ts >= o.first_ts AND a.event_ts < o.next_ts
GROUP BY o.user_id, o.device_id, o.first_ts;

-- Of the sessions that start before a run only the last can reach it: reading begins there.
INSERT INTO run
SELECT s.user_id, s.device_id, s.session_start, s.last_event_ts, s.watch_ms, s.engagements, true
FROM run AS r
JOIN fact_session AS s
  ON s.user_id = r.user_id AND s.device_id = r.device_id
 AND s.session_start >= coalesce((SELECT max(p.session_start) FROM fact_session AS p
                                  WHERE p.user_id = r.user_id AND p.device_id = r.device_id
                                    AND p.session_start <= r.first_ts), r.first_ts)
 AND s.session_start <= datetime(r.last_ts, '+30 minutes')
 AND s.last_event_ts >= datetime(r.first_ts, '-30 minutes')
WHERE true
ON CONFLICT DO NOTHING;

DELETE FROM fact_session
WHERE (user_id, device_id, session_start) IN (SELECT user_id, device_id, first_ts FROM run WHERE is_stored);

-- Sums add up when runs are joined; a number of different videos does not, and is counted again.
INSERT INTO fact_session (
  user_id, device_id, session_start, session_end, last_event_ts, session_date,
  videos_viewed, watch_ms, engagements)
WITH step AS (
  SELECT user_id, device_id, first_ts, max(last_ts) OVER earlier AS previous_ts
  FROM run
  WINDOW earlier AS (PARTITION BY user_id, device_id ORDER BY first_ts, is_stored
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
opening AS (
  SELECT user_id, device_id, first_ts, lead(first_ts, 1, '9999') OVER timeline AS next_ts
  FROM step
  WHERE previous_ts IS NULL OR first_ts > datetime(previous_ts, '+30 minutes')
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY first_ts)
),
session AS (
  SELECT o.user_id, o.device_id, o.first_ts, max(r.last_ts) AS last_ts,
         sum(r.watch_ms) AS watch_ms, sum(r.engagements) AS engagements
  FROM opening AS o
  JOIN run AS r ON r.user_id = o.user_id AND r.device_id = o.device_id
               AND r.first_ts >= o.first_ts AND r.first_ts < o.next_ts
  GROUP BY o.user_id, o.device_id, o.first_ts
)
SELECT user_id, device_id, first_ts, min(last_ts, datetime(first_ts, '+4 hours')), last_ts, date(first_ts),
       (SELECT count(DISTINCT v.video_id) FROM fact_view_start AS v
        WHERE v.user_id = s.user_id AND v.device_id = s.device_id
          AND v.event_ts BETWEEN s.first_ts AND s.last_ts),
       watch_ms, engagements
FROM session AS s;

-- A user's standing with a video ------------------------------------------------------------------

INSERT INTO fact_user_video (
  user_id, video_id, views, watch_ms, shares, comments, last_viewed_ts, last_liked_ts, last_unliked_ts)
SELECT user_id, video_id,
       sum(event_type = 'video_view_start'),
       sum(watch_ms),
       sum(event_type = 'share'),
       sum(event_type = 'comment'),
       max(event_ts) FILTER (WHERE event_type = 'video_view_start'),
       max(event_ts) FILTER (WHERE event_type = 'like'),
       max(event_ts) FILTER (WHERE event_type = 'unlike')
FROM arrival
WHERE event_type IN ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
GROUP BY user_id, video_id
ON CONFLICT DO UPDATE SET
  views           = views    + excluded.views,
  watch_ms        = watch_ms + excluded.watch_ms,
  shares          = shares   + excluded.shares,
  comments        = comments + excluded.comments,
  last_viewed_ts  = coalesce(max(last_viewed_ts, excluded.last_viewed_ts),
                             last_viewed_ts, excluded.last_viewed_ts),
  last_liked_ts   = coalesce(max(last_liked_ts, excluded.last_liked_ts),
                             last_liked_ts, excluded.last_liked_ts),
  last_unliked_ts = coalesce(max(last_unliked_ts, excluded.last_unliked_ts),
                             last_unliked_ts, excluded.last_unliked_ts);

-- A creator's day ---------------------------------------------------------------------------------

INSERT INTO fact_creator_day (
  creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT creator_id, event_date,
       sum(event_type = 'video_view_start'),
       sum(watch_ms),
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
