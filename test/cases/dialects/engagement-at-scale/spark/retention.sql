DELETE FROM silver_events WHERE event_date < DATE(:cutoff_date);
