DELETE FROM event WHERE event_ts < :cutoff_date;
