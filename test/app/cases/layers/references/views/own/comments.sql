SELECT user_id, count(*) AS n FROM bronze_events WHERE event_type = 'comment' GROUP BY user_id;
