DELETE FROM followed WHERE comment_event_id IN (SELECT event_id FROM event WHERE event_ts < :cutoff_date);
DELETE FROM event WHERE event_ts < :cutoff_date;
