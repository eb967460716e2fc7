DELETE FROM event WHERE event_ts < date(:cutoff_date, '-1 day');
