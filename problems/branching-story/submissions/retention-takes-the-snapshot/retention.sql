DELETE FROM event WHERE event_ts < :cutoff_date;
DELETE FROM play WHERE started_ts < :cutoff_date;
