INSERT INTO retention_cutoff (cutoff_date) VALUES (:cutoff_date) ON CONFLICT DO NOTHING;

-- In a partitioned engine: drop the partitions.
DELETE FROM fact_view_start WHERE event_date < :cutoff_date;
DELETE FROM fact_view_end   WHERE event_date < :cutoff_date;
DELETE FROM fact_like       WHERE event_date < :cutoff_date;
DELETE FROM fact_comment    WHERE event_date < :cutoff_date;
DELETE FROM fact_follow     WHERE event_date < :cutoff_date;
DELETE FROM fact_activity   WHERE event_date < :cutoff_date;

-- Chains need their old shares: who shared what after whom stays, the event itself goes.
UPDATE fact_share SET event_id = NULL, client_session_id = NULL, extra = NULL
WHERE event_date < :cutoff_date;
