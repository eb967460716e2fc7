DELETE FROM `reels.analytics.creator_day` AS d
WHERE EXISTS (
  SELECT 1 FROM `reels.analytics.events` AS e
  WHERE e.user_id = @user_id AND e.creator_id = d.creator_id AND DATE(e.event_ts) = d.activity_date);

UPDATE `reels.analytics.events` SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM `reels.analytics.events` WHERE user_id = @user_id);

DELETE FROM `reels.analytics.events` WHERE user_id = @user_id;

-- Count the days again that the user had a part in.
INSERT INTO `reels.analytics.creator_day`
  (creator_id, activity_date, views, watch_ms, net_likes, shares, comments, net_follows)
SELECT l.creator_id, l.activity_date, l.views, l.watch_ms, l.net_likes, l.shares, l.comments, l.net_follows
FROM `reels.analytics.creator_day_from_log` AS l
LEFT JOIN `reels.analytics.creator_day` AS d
  ON d.creator_id = l.creator_id AND d.activity_date = l.activity_date
WHERE d.creator_id IS NULL;
