INSERT INTO retention_cutoff VALUES (:cutoff_date::DATE) ON CONFLICT DO NOTHING;

UPDATE fact_event SET parent_share_id = NULL
WHERE parent_share_id IN (
  SELECT share_id FROM fact_event WHERE event_type = 'share' AND event_ts < :cutoff_date::DATE
);

DELETE FROM fact_event WHERE event_ts < :cutoff_date::DATE;
