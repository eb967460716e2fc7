INSERT INTO author (author_id, account_kind, joined_ts)
SELECT author_id, account_kind, joined_ts FROM bronze_authors WHERE true
ON CONFLICT DO NOTHING;

INSERT INTO post (post_id, author_id, post_kind, published_ts)
SELECT post_id, author_id, post_kind, published_ts FROM bronze_posts WHERE true
ON CONFLICT DO NOTHING;

-- What is new: known to no earlier batch, and taken once if it stands here twice. What follows may add.
CREATE TEMP TABLE arrival (
  customer, ts, activity_id, activity, anonymous_customer_id, link, author_id, surface, received_ts,
  feature_json, context_json,
  PRIMARY KEY (customer, ts, activity_id)
) WITHOUT ROWID;

INSERT INTO arrival
SELECT user_id, event_ts, event_id, event_type, device_id, post_id, author_id, surface, received_ts, properties, context
FROM bronze_events AS b
WHERE NOT EXISTS (SELECT * FROM activity_stream AS s
                  WHERE s.customer = b.user_id AND s.ts = b.event_ts AND s.activity_id = b.event_id)
ON CONFLICT DO NOTHING;

INSERT INTO activity_stream (customer, ts, activity_id, activity, anonymous_customer_id, link, author_id, surface,
                             received_ts, feature_json, context_json)
SELECT customer, ts, activity_id, activity, anonymous_customer_id, link, author_id, surface,
       received_ts, feature_json, context_json
FROM arrival;

INSERT INTO customer_day (activity_date, surface, customer, views, likes, comments, shares, reactions)
SELECT date(ts), coalesce(surface, 'unknown'), customer,
       sum(activity = 'post_view'), sum(activity = 'post_like'), sum(activity = 'post_comment'),
       sum(activity = 'post_share'), sum(activity = 'post_reaction')
FROM arrival
GROUP BY date(ts), coalesce(surface, 'unknown'), customer
ON CONFLICT DO UPDATE SET
  views     = views     + excluded.views,
  likes     = likes     + excluded.likes,
  comments  = comments  + excluded.comments,
  shares    = shares    + excluded.shares,
  reactions = reactions + excluded.reactions;
