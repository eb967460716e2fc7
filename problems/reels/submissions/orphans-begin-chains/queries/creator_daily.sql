SELECT d.creator_id, d.activity_date,
  (SELECT c.tier FROM creator_versions c
   WHERE c.creator_id = d.creator_id AND c.changed_ts < date(d.activity_date, '+1 day')
   ORDER BY c.changed_ts DESC LIMIT 1) AS tier,
  d.views, d.watch_ms, d.net_likes, d.shares, d.comments, d.net_follows
FROM creator_day d;
