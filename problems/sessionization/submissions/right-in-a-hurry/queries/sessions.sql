SELECT user_id, device_id, session_start, session_end, session_date, events FROM session;
