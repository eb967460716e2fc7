INSERT INTO retention_cutoff (cutoff_date) VALUES (:cutoff_date) ON CONFLICT DO NOTHING;

-- A share whose parent expires begins a chain of its own.
UPDATE event SET parent_share_id = NULL
WHERE parent_share_id IN (
  SELECT share_id FROM event WHERE event_type = 'share' AND event_date < :cutoff_date
);

-- In a partitioned engine: drop the partitions.
DELETE FROM event WHERE event_date < :cutoff_date;
