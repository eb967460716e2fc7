SELECT event_id, reason FROM lake.silver_dead_letter;
