DELETE FROM creator_day
WHERE (creator_id, activity_date) IN (SELECT creator_id, event_date FROM events WHERE user_id = :user_id);

UPDATE events SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM events WHERE user_id = :user_id);

DELETE FROM events WHERE user_id = :user_id;

-- count the days again that the user had a part in
INSERT OR IGNORE INTO creator_day SELECT * FROM creator_day_from_log;
