SELECT user_id, count(*) AS views FROM events WHERE event_type = 'video_view_start' GROUP BY user_id;
