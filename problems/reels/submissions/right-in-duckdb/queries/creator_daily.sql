-- The tier as it stood when the day was over.
SELECT d.creator_id, d.activity_date, c.tier, d.views, d.watch_ms, d.net_likes, d.shares, d.comments,
       d.net_follows
FROM agg_creator_day AS d
ASOF LEFT JOIN dim_creator AS c
  ON d.creator_id = c.creator_id AND d.activity_date + INTERVAL 1 DAY > c.changed_ts;
