UPDATE lake.reels.fact_event
SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM lake.reels.fact_event WHERE user_id = :user_id AND share_id IS NOT NULL);

DELETE FROM lake.reels.fact_event WHERE user_id = :user_id;
