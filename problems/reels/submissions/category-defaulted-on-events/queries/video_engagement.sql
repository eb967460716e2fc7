WITH st AS (SELECT video_id, sum(event_type = 'like') AS likes FROM
   (SELECT video_id, event_type, row_number() OVER (PARTITION BY user_id, video_id ORDER BY event_ts DESC) AS k
    FROM ev WHERE event_type IN ('like','unlike')) WHERE k = 1 GROUP BY video_id)
SELECT e.video_id, v.category,
  sum(event_type = 'video_view_start') AS views,
  count(DISTINCT CASE WHEN event_type = 'video_view_start' THEN user_id END) AS viewers,
  coalesce(sum(CASE WHEN event_type = 'video_view_end' THEN watch_ms END), 0) AS watch_ms,
  coalesce(max(st.likes), 0) AS likes,
  sum(event_type = 'share') AS shares, sum(event_type = 'comment') AS comments
FROM ev AS e LEFT JOIN vid AS v ON v.video_id = e.video_id LEFT JOIN st ON st.video_id = e.video_id
WHERE e.video_id IS NOT NULL AND event_type IN ('video_view_start','video_view_end','like','unlike','share','comment','session_start','session_end','follow_creator','unfollow_creator')
GROUP BY e.video_id
