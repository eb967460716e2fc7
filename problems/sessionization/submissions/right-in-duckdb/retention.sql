DELETE FROM raw_events WHERE event_ts < (:cutoff_date)::TIMESTAMP;
