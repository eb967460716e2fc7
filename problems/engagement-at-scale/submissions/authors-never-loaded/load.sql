INSERT INTO post SELECT post_id, author_id, post_kind, published_ts FROM bronze_posts WHERE true ON CONFLICT DO NOTHING;
INSERT INTO event
SELECT event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
       properties ->> 'dwell_ms', properties ->> 'comment_id', properties ->> 'text',
       properties ->> 'share_id', properties ->> 'channel', properties ->> 'reaction'
FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
INSERT OR REPLACE INTO surface_day
SELECT date(event_ts), coalesce(surface, 'unknown'),
       sum(event_type = 'post_view'), sum(event_type = 'post_like'), sum(event_type = 'post_comment'),
       sum(event_type = 'post_share'), sum(event_type = 'post_reaction'),
       count(DISTINCT CASE WHEN event_type <> 'post_view' THEN user_id END)
FROM event
WHERE date(event_ts) IN (SELECT date(event_ts) FROM bronze_events)
GROUP BY date(event_ts), coalesce(surface, 'unknown');
