-- up to the cut-off date
DELETE FROM events WHERE event_date <= :cutoff_date;
