INSERT INTO author SELECT author_id, account_kind, joined_ts FROM bronze_authors WHERE true ON CONFLICT DO NOTHING;
INSERT INTO post SELECT post_id, author_id, post_kind, published_ts FROM bronze_posts WHERE true ON CONFLICT DO NOTHING;
INSERT INTO event
SELECT event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
       properties ->> 'dwell_ms', properties ->> 'comment_id', properties ->> 'text',
       properties ->> 'share_id', properties ->> 'channel', properties ->> 'reaction'
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
INSERT OR REPLACE INTO surface_day
SELECT date(event_ts), coalesce(surface, 'unknown'),
       json_object('views', sum(event_type = 'post_view'), 'likes', sum(event_type = 'post_like'),
                   'comments', sum(event_type = 'post_comment'), 'shares', sum(event_type = 'post_share'),
                   'reactions', sum(event_type = 'post_reaction')),
       json_group_array(DISTINCT user_id) FILTER (WHERE event_type <> 'post_view')
FROM event
WHERE date(event_ts) IN (SELECT date(event_ts) FROM bronze_events)
GROUP BY date(event_ts), coalesce(surface, 'unknown');
