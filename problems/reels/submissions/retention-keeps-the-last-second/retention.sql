UPDATE events SET parent_share_id = NULL WHERE parent_share_id IN (SELECT share_id FROM events WHERE event_ts < :cutoff_date AND share_id IS NOT NULL);
DELETE FROM events WHERE event_ts < datetime(:cutoff_date,'-1 second');
