DELETE FROM seen_event WHERE event_ts < :cutoff_date;
