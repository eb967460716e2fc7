SELECT
    d.creator_id,
    d.activity_date,
    max_by(h.tier, h.changed_ts) AS tier,
    d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
FROM lake.reels.creator_day d
LEFT JOIN lake.reels.dim_creator_history h
  ON h.creator_id = d.creator_id AND h.changed_ts < d.activity_date + INTERVAL '1' DAY
GROUP BY d.creator_id, d.activity_date, d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
