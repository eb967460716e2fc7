MERGE INTO fact_events t
USING (SELECT share_id FROM fact_events WHERE user_id = :user_id AND share_id IS NOT NULL) s
ON t.parent_share_id = s.share_id
WHEN MATCHED THEN UPDATE SET t.parent_share_id = NULL;

DELETE FROM fact_events WHERE user_id = :user_id;
