-- Who was reached through them begins a chain of their own.
UPDATE fact_event SET parent_share_id = NULL
WHERE parent_share_id IN (
  SELECT share_id FROM fact_event WHERE user_id = :user_id AND event_type = 'share'
);

-- The sums of a creator's day name nobody. Late events are turned away by the list of requests.
DELETE FROM fact_event WHERE user_id = :user_id;
