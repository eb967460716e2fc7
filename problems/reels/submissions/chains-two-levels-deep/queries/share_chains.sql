-- a share, the shares of it, and the shares of those
SELECT r.share_id AS root_share_id, r.video_id,
  COUNT(DISTINCT a.share_id) + COUNT(DISTINCT b.share_id) + 1 AS shares,
  MAX(CASE WHEN b.share_id IS NOT NULL THEN 2 WHEN a.share_id IS NOT NULL THEN 1 ELSE 0 END) AS max_depth
FROM events r
LEFT JOIN events a ON a.parent_share_id = r.share_id
LEFT JOIN events b ON b.parent_share_id = a.share_id
WHERE r.event_type = 'share' AND r.parent_share_id IS NULL
GROUP BY r.share_id, r.video_id;
