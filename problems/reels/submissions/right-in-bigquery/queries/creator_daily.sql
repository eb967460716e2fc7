SELECT
  d.creator_id, d.activity_date, v.tier, d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
FROM `reels.analytics.creator_day` AS d
LEFT JOIN `reels.analytics.creator_versions` AS v
  ON v.creator_id = d.creator_id
  AND v.changed_ts < TIMESTAMP(DATE_ADD(d.activity_date, INTERVAL 1 DAY))
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.creator_id, d.activity_date ORDER BY v.changed_ts DESC) = 1;
