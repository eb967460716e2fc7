MERGE INTO dim_author AS target
USING (SELECT DISTINCT author_id, account_kind, CAST(joined_ts AS TIMESTAMP) AS joined_ts FROM bronze_authors) AS source
ON target.author_id = source.author_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO dim_post AS target
USING (SELECT DISTINCT post_id, author_id, post_kind, CAST(published_ts AS TIMESTAMP) AS published_ts FROM bronze_posts) AS source
ON target.post_id = source.post_id
WHEN NOT MATCHED THEN INSERT *;

CREATE OR REPLACE TEMP VIEW new_events AS
SELECT
  event_id,
  event_type,
  user_id,
  device_id,
  post_id,
  author_id,
  COALESCE(surface, 'unknown') AS surface,
  to_timestamp(event_ts) AS event_ts,
  to_timestamp(received_ts) AS received_ts,
  CAST(get_json_object(properties, '$.dwell_ms') AS BIGINT) AS dwell_ms,
  get_json_object(properties, '$.comment_id') AS comment_id,
  get_json_object(properties, '$.text') AS comment_text,
  get_json_object(properties, '$.share_id') AS share_id,
  get_json_object(properties, '$.channel') AS share_channel,
  get_json_object(properties, '$.reaction') AS reaction,
  get_json_object(context, '$.app_version') AS app_version,
  get_json_object(context, '$.country') AS country
FROM (
  SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY received_ts) AS rn
  FROM bronze_events
)
WHERE rn = 1;

MERGE INTO silver_events AS t
USING new_events AS s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT (
  event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
  dwell_ms, comment_id, comment_text, share_id, share_channel, reaction, app_version, country
) VALUES (
  s.event_id, s.event_type, s.user_id, s.device_id, s.post_id, s.author_id, s.surface, s.event_ts, s.received_ts,
  s.dwell_ms, s.comment_id, s.comment_text, s.share_id, s.share_channel, s.reaction, s.app_version, s.country
);

MERGE INTO gold_daily_engagement AS t
USING (
  SELECT
    event_date AS activity_date,
    surface,
    SUM(CASE WHEN event_type = 'post_view' THEN 1 ELSE 0 END) AS views,
    SUM(CASE WHEN event_type = 'post_like' THEN 1 ELSE 0 END) AS likes,
    SUM(CASE WHEN event_type = 'post_comment' THEN 1 ELSE 0 END) AS comments,
    SUM(CASE WHEN event_type = 'post_share' THEN 1 ELSE 0 END) AS shares,
    SUM(CASE WHEN event_type = 'post_reaction' THEN 1 ELSE 0 END) AS reactions,
    COUNT(DISTINCT CASE WHEN event_type != 'post_view' THEN user_id END) AS engaged_users
  FROM silver_events
  WHERE event_date IN (SELECT DISTINCT to_date(event_ts) FROM new_events)
  GROUP BY event_date, surface
) AS s
ON t.activity_date = s.activity_date AND t.surface = s.surface
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
