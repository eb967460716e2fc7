delete from fct_post_event where event_ts::date < to_date(:cutoff_date);
