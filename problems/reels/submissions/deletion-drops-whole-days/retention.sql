DELETE FROM events WHERE event_date < :cutoff_date;
