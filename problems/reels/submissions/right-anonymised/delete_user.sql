CREATE TEMP TABLE a AS SELECT event_id AS old, 'x' || lower(hex(randomblob(8))) AS neu FROM events WHERE user_id = :user_id;
UPDATE events SET parent_share_id = NULL WHERE parent_share_id IN (SELECT share_id FROM events WHERE user_id = :user_id AND share_id IS NOT NULL);
DELETE FROM events WHERE user_id = :user_id AND event_type IN ('share','comment','session_start','session_end','follow_creator','unfollow_creator');
UPDATE events SET event_id = 'anon-' || lower(hex(randomblob(8))), user_id = 'anon-' || lower(hex(randomblob(8))), device_id = 'anon', client_session_id = NULL, view_id = NULL, properties = '{}'
WHERE user_id = :user_id;
