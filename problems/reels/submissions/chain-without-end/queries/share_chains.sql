SELECT r.share_id AS root_share_id, r.video_id,
  (WITH RECURSIVE tree (share_id) AS (
     SELECT r.share_id
     UNION ALL
     SELECT e.share_id FROM tree t JOIN events e ON e.share_id = t.share_id -- one step further
   ) SELECT COUNT(*) FROM tree) AS shares,
  (WITH RECURSIVE tree (share_id, depth) AS (
     SELECT r.share_id, 0
     UNION ALL
     SELECT e.share_id, t.depth + 1 FROM tree t JOIN events e ON e.share_id = t.share_id
   ) SELECT MAX(depth) FROM tree) AS max_depth
FROM events r
WHERE r.event_type = 'share' AND r.parent_share_id IS NULL;
