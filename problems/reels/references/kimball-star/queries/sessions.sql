SELECT user_id, device_id, session_start, session_end, session_date, videos_viewed, watch_ms, engagements
FROM fact_session;
