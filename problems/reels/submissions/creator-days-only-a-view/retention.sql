DELETE FROM event_log WHERE date(event_ts) < :cutoff_date;
