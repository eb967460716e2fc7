-- Who was reached through them begins a chain of their own.
UPDATE activity_stream SET feature_json = json_remove(feature_json, '$.parent_share_id')
WHERE activity = 'share'
  AND feature_json ->> 'parent_share_id' IN (
    SELECT feature_json ->> 'share_id' FROM activity_stream WHERE customer = :user_id AND activity = 'share'
  );

-- creator_day keeps its sums: they name nobody. Late activities are turned away by the list of requests.
DELETE FROM activity_stream WHERE customer = :user_id;
