INSERT INTO iceberg.social.dim_author (author_id, account_kind, joined_ts)
SELECT DISTINCT b.author_id, b.account_kind, CAST(b.joined_ts AS timestamp(6))
FROM bronze_authors b
LEFT JOIN iceberg.social.dim_author d ON d.author_id = b.author_id
WHERE d.author_id IS NULL;

INSERT INTO iceberg.social.dim_post (post_id, author_id, post_kind, published_ts)
SELECT DISTINCT b.post_id, b.author_id, b.post_kind, CAST(b.published_ts AS timestamp(6))
FROM bronze_posts b
WHERE NOT EXISTS (SELECT 1 FROM iceberg.social.dim_post d WHERE d.post_id = b.post_id);

MERGE INTO iceberg.social.events t
USING (
    SELECT *
    FROM (
        SELECT
            event_id,
            event_type,
            user_id,
            device_id,
            post_id,
            author_id,
            coalesce(surface, 'unknown') AS surface,
            CAST(event_ts AS timestamp(6)) AS event_ts,
            CAST(received_ts AS timestamp(6)) AS received_ts,
            TRY_CAST(json_extract_scalar(properties, '$.dwell_ms') AS bigint) AS dwell_ms,
            json_extract_scalar(properties, '$.comment_id') AS comment_id,
            json_extract_scalar(properties, '$.text') AS comment_text,
            json_extract_scalar(properties, '$.share_id') AS share_id,
            json_extract_scalar(properties, '$.channel') AS channel,
            json_extract_scalar(properties, '$.reaction') AS reaction,
            json_extract_scalar(context, '$.app_version') AS app_version,
            json_extract_scalar(context, '$.country') AS country,
            row_number() OVER (PARTITION BY event_id ORDER BY received_ts) AS rn
        FROM bronze_events
    ) x
    WHERE rn = 1
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN
    INSERT (event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
            dwell_ms, comment_id, comment_text, share_id, channel, reaction, app_version, country)
    VALUES (s.event_id, s.event_type, s.user_id, s.device_id, s.post_id, s.author_id, s.surface, s.event_ts, s.received_ts,
            s.dwell_ms, s.comment_id, s.comment_text, s.share_id, s.channel, s.reaction, s.app_version, s.country);

DELETE FROM iceberg.social.daily_engagement
WHERE activity_date IN (SELECT date(CAST(event_ts AS timestamp)) FROM bronze_events);

INSERT INTO iceberg.social.daily_engagement
SELECT
    CAST(event_ts AS date) AS activity_date,
    surface,
    count(*) FILTER (WHERE event_type = 'post_view') AS views,
    count(*) FILTER (WHERE event_type = 'post_like') AS likes,
    count(*) FILTER (WHERE event_type = 'post_comment') AS comments,
    count(*) FILTER (WHERE event_type = 'post_share') AS shares,
    count(*) FILTER (WHERE event_type = 'post_reaction') AS reactions,
    count(DISTINCT user_id) FILTER (WHERE event_type <> 'post_view') AS engaged_users
FROM iceberg.social.events
WHERE CAST(event_ts AS date) IN (SELECT date(CAST(event_ts AS timestamp)) FROM bronze_events)
GROUP BY 1, 2;
