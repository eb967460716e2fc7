INSERT INTO retention_cutoff (cutoff_date) VALUES (:cutoff_date) ON CONFLICT DO NOTHING;

-- A share whose parent expires begins a chain of its own.
UPDATE activity_stream SET feature_json = json_remove(feature_json, '$.parent_share_id')
WHERE activity = 'share'
  AND feature_json ->> 'parent_share_id' IN (
    SELECT feature_json ->> 'share_id' FROM activity_stream WHERE activity = 'share' AND ts < :cutoff_date
  );

-- In a partitioned engine: drop the partitions.
DELETE FROM activity_stream WHERE ts < :cutoff_date;
