UPDATE raw_events SET properties = json_remove(properties, '$.parent_share_id')
WHERE event_type = 'share'
  AND properties ->> 'parent_share_id' IN (SELECT share_id FROM events
                                           WHERE user_id = :user_id AND event_type = 'share');

DELETE FROM raw_events WHERE user_id = :user_id;

DELETE FROM sessions;
INSERT INTO sessions SELECT * FROM sessions_now;
DELETE FROM creator_day;
INSERT INTO creator_day SELECT * FROM creator_day_now;
DELETE FROM user_video;
INSERT INTO user_video SELECT * FROM user_video_now;
DELETE FROM video_totals;
INSERT INTO video_totals SELECT * FROM video_totals_now;
