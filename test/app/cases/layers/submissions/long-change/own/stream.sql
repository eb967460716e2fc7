SELECT event_id, event_ts, 1 AS one FROM silver_likes;
