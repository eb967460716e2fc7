INSERT INTO creator_day_archive SELECT * FROM creator_day_live WHERE activity_date < :cutoff_date;

DELETE FROM event_log WHERE date(event_ts) < :cutoff_date;
