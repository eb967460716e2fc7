INSERT INTO dim_author (author_id, account_kind, joined_ts)
SELECT author_id, account_kind, joined_ts FROM bronze_authors WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO dim_post (post_id, author_id, post_kind, published_ts)
SELECT post_id, author_id, post_kind, published_ts FROM bronze_posts WHERE true
ON CONFLICT DO NOTHING;

-- An event enters once, by its key: a second delivery, or the batch run again, finds it there.
INSERT INTO fact_post_view (event_id, user_id, device_id, post_id, author_id, surface, event_ts, received_ts, dwell_ms, context)
SELECT event_id, user_id, device_id, post_id, author_id, coalesce(surface, 'unknown'), event_ts, received_ts,
       properties ->> 'dwell_ms', context
FROM bronze_events WHERE event_type = 'post_view'
ON CONFLICT DO NOTHING;

INSERT INTO fact_post_like (event_id, user_id, device_id, post_id, author_id, surface, event_ts, received_ts, context)
SELECT event_id, user_id, device_id, post_id, author_id, coalesce(surface, 'unknown'), event_ts, received_ts, context
FROM bronze_events WHERE event_type = 'post_like'
ON CONFLICT DO NOTHING;

INSERT INTO fact_post_comment (event_id, user_id, device_id, post_id, author_id, surface, event_ts, received_ts, comment_id, text, context)
SELECT event_id, user_id, device_id, post_id, author_id, coalesce(surface, 'unknown'), event_ts, received_ts,
       properties ->> 'comment_id', properties ->> 'text', context
FROM bronze_events WHERE event_type = 'post_comment'
ON CONFLICT DO NOTHING;

INSERT INTO fact_post_share (event_id, user_id, device_id, post_id, author_id, surface, event_ts, received_ts, share_id, channel, context)
SELECT event_id, user_id, device_id, post_id, author_id, coalesce(surface, 'unknown'), event_ts, received_ts,
       properties ->> 'share_id', properties ->> 'channel', context
FROM bronze_events WHERE event_type = 'post_share'
ON CONFLICT DO NOTHING;

INSERT INTO fact_post_reaction (event_id, user_id, device_id, post_id, author_id, surface, event_ts, received_ts, reaction, context)
SELECT event_id, user_id, device_id, post_id, author_id, coalesce(surface, 'unknown'), event_ts, received_ts,
       properties ->> 'reaction', context
FROM bronze_events WHERE event_type = 'post_reaction'
ON CONFLICT DO NOTHING;

-- Every day that the batch has an event of is computed again and put in place of what was there. On a real engine this
-- overwrites whole partitions of the aggregate, a handful a run.
INSERT INTO agg_surface_day (activity_date, surface, views, likes, comments, shares, reactions, engaged_users)
SELECT activity_date, surface,
       sum(what = 'view'), sum(what = 'like'), sum(what = 'comment'), sum(what = 'share'), sum(what = 'reaction'),
       count(DISTINCT CASE WHEN what <> 'view' THEN user_id END)
FROM fact_event
WHERE activity_date IN (SELECT date(event_ts) FROM bronze_events)
GROUP BY activity_date, surface
ON CONFLICT DO UPDATE SET
  views = excluded.views, likes = excluded.likes, comments = excluded.comments, shares = excluded.shares,
  reactions = excluded.reactions, engaged_users = excluded.engaged_users;
