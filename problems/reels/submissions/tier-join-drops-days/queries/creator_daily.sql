WITH periods AS (
  SELECT creator_id, tier, changed_ts,
    LEAD(changed_ts, 1, '9999-12-31') OVER (PARTITION BY creator_id ORDER BY changed_ts) AS valid_to
  FROM creator_versions
)
SELECT d.creator_id, d.activity_date, p.tier, d.views, d.watch_ms, d.net_likes, d.shares, d.comments,
  d.net_follows
FROM creator_day d
-- the version that was in force when the day ended
JOIN periods p ON p.creator_id = d.creator_id
  AND p.changed_ts < date(d.activity_date, '+1 day')
  AND p.valid_to >= date(d.activity_date, '+1 day');
