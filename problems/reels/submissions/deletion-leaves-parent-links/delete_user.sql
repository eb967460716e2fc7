DELETE FROM creator_day
WHERE (creator_id, activity_date) IN (SELECT creator_id, event_date FROM events WHERE user_id = :user_id);

-- what others did is not touched
DELETE FROM events WHERE user_id = :user_id;

-- count the days again that the user had a part in
INSERT OR IGNORE INTO creator_day SELECT * FROM creator_day_from_log;
