DELETE FROM views WHERE COALESCE(started_ts, ended_ts) < :cutoff_date;
DELETE FROM actions WHERE event_ts < :cutoff_date;
