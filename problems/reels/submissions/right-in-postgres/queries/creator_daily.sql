SELECT d.creator_id, d.activity_date, c.tier,
       d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
FROM creator_day AS d
LEFT JOIN LATERAL (
  SELECT tier FROM creator AS c
  WHERE c.creator_id = d.creator_id AND c.changed_ts < d.activity_date + interval '1 day'
  ORDER BY c.changed_ts DESC LIMIT 1
) AS c ON true;
