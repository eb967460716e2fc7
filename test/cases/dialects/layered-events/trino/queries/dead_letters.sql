SELECT event_id, reason FROM silver_dead_letter
