UPDATE event_log SET properties = json_remove(properties, '$.parent_share_id')
WHERE event_type = 'share'
  AND properties ->> 'parent_share_id' IN (SELECT share_id FROM events
                                           WHERE user_id = :user_id AND event_type = 'share');

DELETE FROM event_log WHERE user_id = :user_id;
