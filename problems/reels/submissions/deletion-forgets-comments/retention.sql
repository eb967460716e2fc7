DELETE FROM events WHERE event_date < :cutoff_date;
DELETE FROM comments WHERE comment_date < :cutoff_date;
