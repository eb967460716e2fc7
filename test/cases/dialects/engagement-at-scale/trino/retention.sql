DELETE FROM iceberg.social.events
WHERE event_ts < CAST(:cutoff_date AS timestamp);
