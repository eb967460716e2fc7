WITH RECURSIVE chain AS (
  SELECT share_id AS root_share_id, share_id, video_id, 0 AS depth
  FROM reels.fct_events
  WHERE event_type = 'share' AND parent_share_id IS NULL
  UNION ALL
  SELECT c.root_share_id, e.share_id, c.video_id, c.depth + 1
  FROM chain AS c
  JOIN reels.fct_events AS e ON e.parent_share_id = c.share_id
  WHERE e.event_type = 'share'
)
SELECT root_share_id, video_id, COUNT(*) AS shares, MAX(depth) AS max_depth
FROM chain
GROUP BY root_share_id, video_id;
