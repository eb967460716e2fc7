UPDATE reels.fct_events
SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM reels.fct_events WHERE user_id = @user_id AND share_id IS NOT NULL);

DELETE FROM reels.fct_events WHERE user_id = @user_id;
