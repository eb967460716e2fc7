SELECT d.creator_id, d.activity_date, c.tier, d.views, d.watch_ms, d.net_likes, d.shares, d.comments,
  d.net_follows
FROM creator_day d
LEFT JOIN creators c ON c.creator_id = d.creator_id;
