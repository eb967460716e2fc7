WITH RECURSIVE chain (root_share_id, video_id, share_id, depth) AS (
  SELECT feature_json ->> 'share_id', link, feature_json ->> 'share_id', 0 FROM activity_stream
  WHERE activity = 'share' AND feature_json ->> 'parent_share_id' IS NULL
  UNION ALL
  SELECT c.root_share_id, c.video_id, s.feature_json ->> 'share_id', c.depth + 1
  FROM chain AS c
  JOIN activity_stream AS s ON s.activity = 'share' AND s.feature_json ->> 'parent_share_id' = c.share_id
)
SELECT root_share_id, video_id, count(*) AS shares, max(depth) AS max_depth
FROM chain
GROUP BY root_share_id, video_id;
