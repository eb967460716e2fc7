DELETE FROM events WHERE event_date < :cutoff_date;
-- and what was counted from them
DELETE FROM creator_day WHERE activity_date < :cutoff_date;
