DELETE FROM fact_events WHERE event_date < CAST(:cutoff_date AS DATE);
