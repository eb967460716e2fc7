DELETE FROM silver_event WHERE event_ts < :cutoff_date || ' 00:00:00';
