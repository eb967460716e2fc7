DELETE FROM fact_events WHERE event_date < :cutoff_date;
