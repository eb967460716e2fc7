-- Who was reached through them begins a chain of their own.
UPDATE event SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM event WHERE user_id = :user_id AND event_type = 'share');

-- creator_day keeps its sums: they name nobody. Late events are turned away by the list of requests.
DELETE FROM event WHERE user_id = :user_id;
