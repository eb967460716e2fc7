SELECT event_id, event_ts, 1 AS one FROM likes;
