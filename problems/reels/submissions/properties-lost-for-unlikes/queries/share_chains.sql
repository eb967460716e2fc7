WITH RECURSIVE t(root, vid, sid, d) AS (
  SELECT share_id, video_id, share_id, 0 FROM ev WHERE event_type = 'share' AND parent_share_id IS NULL
  UNION ALL
  SELECT t.root, t.vid, e.share_id, t.d + 1 FROM t JOIN ev AS e ON e.parent_share_id = t.sid AND e.event_type = 'share')
SELECT root AS root_share_id, vid AS video_id, count(*) AS shares, max(d) AS max_depth FROM t GROUP BY root, vid
