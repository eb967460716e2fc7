select event_id, reason from silver_dead_letters;
