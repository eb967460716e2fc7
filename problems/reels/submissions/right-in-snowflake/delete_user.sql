DELETE FROM reels.core.fact_creator_day d
USING (SELECT DISTINCT creator_id, event_date FROM reels.core.fact_event WHERE user_id = :user_id) e
WHERE e.creator_id = d.creator_id AND e.event_date = d.activity_date;

UPDATE reels.core.fact_event SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM reels.core.fact_event WHERE user_id = :user_id);

DELETE FROM reels.core.fact_event WHERE user_id = :user_id;
DELETE FROM reels.core.user_video_event WHERE user_id = :user_id;

-- Count the days again that the user had a part in.
INSERT INTO reels.core.fact_creator_day
SELECT l.*
FROM reels.core.creator_day_from_log l
WHERE NOT EXISTS (
  SELECT 1 FROM reels.core.fact_creator_day d
  WHERE d.creator_id = l.creator_id AND d.activity_date = l.activity_date);
