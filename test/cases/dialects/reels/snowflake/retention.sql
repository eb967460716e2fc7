delete from fact_event where event_ts < to_timestamp_ntz(:cutoff_date);
