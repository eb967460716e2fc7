SELECT creator_id, activity_date, tier, views, watch_ms, net_likes, shares, comments, net_follows
FROM (
  SELECT
    d.*,
    c.tier,
    row_number() OVER (PARTITION BY d.creator_id, d.activity_date ORDER BY c.changed_ts DESC NULLS LAST) AS rn
  FROM creator_day d
  LEFT JOIN dim_creators c
    ON c.creator_id = d.creator_id AND c.changed_ts < date_add(d.activity_date, 1)
)
WHERE rn = 1
