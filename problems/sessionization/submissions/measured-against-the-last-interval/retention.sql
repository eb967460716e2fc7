DELETE FROM known_event WHERE happened_on < :cutoff_date;
