DELETE FROM event WHERE event_ts < :cutoff_date;
DELETE FROM session WHERE session_date < :cutoff_date;
