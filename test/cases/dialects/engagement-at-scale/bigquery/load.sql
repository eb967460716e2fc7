-- 1. dimensions
MERGE social.dim_author AS t
USING (
  SELECT author_id, ANY_VALUE(account_kind) AS account_kind, ANY_VALUE(TIMESTAMP(joined_ts)) AS joined_ts
  FROM bronze_authors
  GROUP BY author_id
) AS s
ON t.author_id = s.author_id
WHEN NOT MATCHED THEN
  INSERT (author_id, account_kind, joined_ts)
  VALUES (s.author_id, s.account_kind, s.joined_ts);

MERGE social.dim_post AS t
USING (
  SELECT post_id, author_id, post_kind, TIMESTAMP(published_ts) AS published_ts
  FROM bronze_posts
  QUALIFY ROW_NUMBER() OVER (PARTITION BY post_id ORDER BY published_ts) = 1
) AS s
ON t.post_id = s.post_id
WHEN NOT MATCHED THEN INSERT ROW;

-- 2. events, once
MERGE INTO social.fct_engagement_event AS t
USING (
  SELECT
    event_id,
    event_type,
    TIMESTAMP(event_ts) AS event_ts,
    TIMESTAMP(received_ts) AS received_ts,
    user_id,
    device_id,
    post_id,
    author_id,
    surface,
    SAFE_CAST(JSON_VALUE(properties, '$.dwell_ms') AS INT64) AS dwell_ms,
    JSON_VALUE(properties, '$.comment_id') AS comment_id,
    JSON_VALUE(properties, '$.text') AS comment_text,
    JSON_VALUE(properties, '$.share_id') AS share_id,
    JSON_VALUE(properties, '$.channel') AS share_channel,
    JSON_VALUE(properties, '$.reaction') AS reaction,
    JSON_VALUE(context, '$.app_version') AS app_version,
    JSON_VALUE(context, '$.country') AS country
  FROM bronze_events
  QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY received_ts DESC) = 1
) AS s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

-- 3. recompute the touched days
DELETE FROM social.agg_surface_daily
WHERE activity_date IN (SELECT DISTINCT DATE(TIMESTAMP(event_ts)) FROM bronze_events);

INSERT INTO social.agg_surface_daily
  (activity_date, surface, views, likes, comments, shares, reactions, engaged_users)
SELECT
  DATE(event_ts) AS activity_date,
  IFNULL(surface, 'unknown') AS surface,
  COUNTIF(event_type = 'post_view'),
  COUNTIF(event_type = 'post_like'),
  COUNTIF(event_type = 'post_comment'),
  COUNTIF(event_type = 'post_share'),
  COUNTIF(event_type = 'post_reaction'),
  COUNT(DISTINCT IF(event_type != 'post_view', user_id, NULL))
FROM social.fct_engagement_event
WHERE DATE(event_ts) IN (SELECT DISTINCT DATE(TIMESTAMP(event_ts)) FROM bronze_events)
GROUP BY 1, 2;
