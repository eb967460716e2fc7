DELETE FROM event WHERE date(event_ts) <= :cutoff_date;
