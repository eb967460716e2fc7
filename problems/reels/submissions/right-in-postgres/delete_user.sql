-- whoever was reached through them begins a chain of their own
UPDATE event AS child SET parent_share_id = NULL
FROM event AS parent
WHERE parent.user_id = :user_id AND parent.event_type = 'share' AND child.parent_share_id = parent.share_id;

DELETE FROM event WHERE user_id = :user_id;
