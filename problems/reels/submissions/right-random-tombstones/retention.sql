INSERT INTO share_archive SELECT share_id, parent_share_id, video_id FROM events WHERE event_type='share' AND event_ts < :cutoff_date;
DELETE FROM events WHERE event_ts < :cutoff_date;
