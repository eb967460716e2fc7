INSERT INTO retention_cutoff (cutoff_date) VALUES (:cutoff_date) ON CONFLICT DO NOTHING;

UPDATE event AS child SET parent_share_id = NULL
FROM event AS parent
WHERE parent.event_type = 'share' AND parent.event_date < :cutoff_date
  AND child.parent_share_id = parent.share_id;

DELETE FROM event WHERE event_date < :cutoff_date;
