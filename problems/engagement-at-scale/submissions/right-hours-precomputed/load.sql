INSERT INTO author SELECT author_id, account_kind, joined_ts FROM bronze_authors WHERE true ON CONFLICT DO NOTHING;
INSERT INTO post SELECT post_id, author_id, post_kind, published_ts FROM bronze_posts WHERE true ON CONFLICT DO NOTHING;
INSERT INTO dim_surface (surface) SELECT DISTINCT coalesce(surface, 'unknown') FROM bronze_events WHERE true ON CONFLICT DO NOTHING;
INSERT INTO event
SELECT event_id, event_type, user_id, device_id, post_id, author_id, (SELECT surface_key FROM dim_surface AS d WHERE d.surface = coalesce(b.surface, 'unknown')),
       event_ts, received_ts,
       properties ->> 'dwell_ms', properties ->> 'comment_id', properties ->> 'text',
       properties ->> 'share_id', properties ->> 'channel', properties ->> 'reaction'
FROM bronze_events AS b WHERE true
ON CONFLICT DO NOTHING;
INSERT OR REPLACE INTO surface_day
SELECT date(event_ts), surface,
       sum(event_type = 'post_view'), sum(event_type = 'post_like'), sum(event_type = 'post_comment'),
       sum(event_type = 'post_share'), sum(event_type = 'post_reaction'),
       count(DISTINCT CASE WHEN event_type <> 'post_view' THEN user_id END)
FROM event JOIN dim_surface USING (surface_key)
WHERE date(event_ts) IN (SELECT date(event_ts) FROM bronze_events)
GROUP BY date(event_ts), surface;
INSERT OR REPLACE INTO followed
SELECT c.event_id, min(unixepoch(c.event_ts) - unixepoch(v.event_ts))
FROM event AS c
JOIN event AS v ON v.user_id = c.user_id AND v.post_id = c.post_id AND v.event_type = 'post_view'
 AND unixepoch(c.event_ts) - unixepoch(v.event_ts) BETWEEN 0 AND 3600
WHERE c.event_type = 'post_comment' AND c.user_id IN (SELECT user_id FROM bronze_events)
GROUP BY c.event_id;
