DELETE FROM creator_day
WHERE (creator_id, activity_date) IN (SELECT creator_id, event_date FROM events WHERE user_id = :user_id);

-- a chain cannot do without its root
WITH RECURSIVE chain (share_id) AS (
  SELECT share_id FROM events WHERE user_id = :user_id AND event_type = 'share'
  UNION
  SELECT e.share_id FROM chain c JOIN events e ON e.parent_share_id = c.share_id
)
DELETE FROM events WHERE share_id IN (SELECT share_id FROM chain);

DELETE FROM events WHERE user_id = :user_id;

-- count the days again that the user had a part in
INSERT OR IGNORE INTO creator_day SELECT * FROM creator_day_from_log;
