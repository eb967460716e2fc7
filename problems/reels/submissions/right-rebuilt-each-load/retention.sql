-- the gold tables stay as they were last built
DELETE FROM raw_events WHERE date(event_ts) < :cutoff_date;
