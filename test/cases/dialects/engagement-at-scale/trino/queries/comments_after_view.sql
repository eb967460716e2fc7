WITH pairs AS (
    SELECT
        c.user_id,
        c.post_id,
        c.event_id,
        date_diff('second', max(v.event_ts), c.event_ts) AS seconds
    FROM iceberg.social.events c
    JOIN iceberg.social.events v
      ON v.user_id = c.user_id
     AND v.post_id = c.post_id
     AND v.event_type = 'post_view'
     AND v.event_ts <= c.event_ts
     AND c.event_ts - v.event_ts <= INTERVAL '1' HOUR
    WHERE c.event_type = 'post_comment'
    GROUP BY c.user_id, c.post_id, c.event_id, c.event_ts
)
SELECT
    user_id,
    count(*) AS comments,
    count(DISTINCT post_id) AS posts,
    min(seconds) AS shortest_seconds
FROM pairs
GROUP BY user_id
