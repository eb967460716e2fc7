WITH RECURSIVE tree (root_share_id, video_id, share_id, depth) AS (
    SELECT share_id, video_id, share_id, 0
    FROM lake.reels.fact_event
    WHERE event_type = 'share' AND parent_share_id IS NULL
    UNION ALL
    SELECT t.root_share_id, t.video_id, e.share_id, t.depth + 1
    FROM tree t
    JOIN lake.reels.fact_event e ON e.parent_share_id = t.share_id
)
SELECT root_share_id, video_id, count(*) AS shares, max(depth) AS max_depth
FROM tree
GROUP BY root_share_id, video_id
