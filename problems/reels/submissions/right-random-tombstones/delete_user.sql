UPDATE events SET parent_share_id = NULL WHERE parent_share_id IN (SELECT share_id FROM events WHERE user_id = :user_id AND share_id IS NOT NULL);
DELETE FROM events WHERE user_id = :user_id;
UPDATE share_archive SET parent_share_id = NULL WHERE parent_share_id NOT IN (SELECT share_id FROM share_archive); INSERT INTO erasures (at) VALUES (datetime('now'));
