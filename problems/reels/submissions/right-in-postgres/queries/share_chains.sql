WITH RECURSIVE chain AS (
  SELECT share_id AS root_share_id, video_id, share_id, 0 AS depth
  FROM event
  WHERE event_type = 'share' AND parent_share_id IS NULL
  UNION ALL
  SELECT c.root_share_id, c.video_id, s.share_id, c.depth + 1
  FROM chain AS c
  JOIN event AS s ON s.parent_share_id = c.share_id
)
SELECT root_share_id, video_id, count(*) AS shares, max(depth) AS max_depth
FROM chain
GROUP BY root_share_id, video_id;
