DELETE FROM creator_day
WHERE (creator_id, activity_date) IN (SELECT creator_id, date(event_ts) FROM activity
                                      WHERE user_id = :user_id);

UPDATE shares SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM shares WHERE user_id = :user_id);

DELETE FROM view_starts WHERE user_id = :user_id;
DELETE FROM view_ends WHERE user_id = :user_id;
DELETE FROM likes WHERE user_id = :user_id;
DELETE FROM unlikes WHERE user_id = :user_id;
DELETE FROM shares WHERE user_id = :user_id;
DELETE FROM comments WHERE user_id = :user_id;
DELETE FROM session_starts WHERE user_id = :user_id;
DELETE FROM session_ends WHERE user_id = :user_id;
DELETE FROM follows WHERE user_id = :user_id;
DELETE FROM unfollows WHERE user_id = :user_id;
DELETE FROM other_events WHERE user_id = :user_id;

-- count the days again that the user had a part in
INSERT OR IGNORE INTO creator_day SELECT * FROM creator_day_from_log;
