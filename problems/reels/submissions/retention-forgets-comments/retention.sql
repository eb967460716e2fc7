DELETE FROM view_starts WHERE event_date < :cutoff_date;
DELETE FROM view_ends WHERE event_date < :cutoff_date;
DELETE FROM likes WHERE event_date < :cutoff_date;
DELETE FROM unlikes WHERE event_date < :cutoff_date;
DELETE FROM shares WHERE event_date < :cutoff_date;
-- comments are content and stay
DELETE FROM session_starts WHERE event_date < :cutoff_date;
DELETE FROM session_ends WHERE event_date < :cutoff_date;
DELETE FROM follows WHERE event_date < :cutoff_date;
DELETE FROM unfollows WHERE event_date < :cutoff_date;
DELETE FROM other_events WHERE event_date < :cutoff_date;
