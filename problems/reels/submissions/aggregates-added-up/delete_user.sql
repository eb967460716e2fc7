UPDATE events SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM events WHERE user_id = :user_id);

-- creator days are anonymous totals and stay
DELETE FROM events WHERE user_id = :user_id;
