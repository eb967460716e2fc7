SELECT d.creator_id, d.activity_date, c.tier, d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
FROM reels.core.fact_creator_day d
LEFT JOIN reels.core.dim_creator c ON c.creator_id = d.creator_id AND c.changed_ts < DATEADD(day, 1, d.activity_date)
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.creator_id, d.activity_date ORDER BY c.changed_ts DESC NULLS LAST) = 1;
