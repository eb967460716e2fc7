WITH RECURSIVE tree (root_share_id, video_id, share_id, depth) AS (
  SELECT share_id, video_id, share_id, 0 FROM fact_events WHERE event_type = 'share' AND parent_share_id IS NULL
  UNION ALL
  SELECT t.root_share_id, t.video_id, e.share_id, t.depth + 1
  FROM tree t INNER JOIN fact_events e ON e.parent_share_id = t.share_id
)
SELECT root_share_id, video_id, count(1) AS shares, max(depth) AS max_depth
FROM tree
GROUP BY root_share_id, video_id
