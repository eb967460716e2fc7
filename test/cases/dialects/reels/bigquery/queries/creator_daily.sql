SELECT
  a.creator_id,
  a.activity_date,
  c.tier,
  a.views, a.watch_ms, a.net_likes, a.shares, a.comments, a.net_follows
FROM reels.agg_creator_day AS a
LEFT JOIN reels.dim_creator_scd2 AS c
  ON c.creator_id = a.creator_id
 AND DATE(c.valid_from) <= a.activity_date
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY a.creator_id, a.activity_date ORDER BY c.valid_from DESC) = 1;
