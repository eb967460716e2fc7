SELECT user_id, device_id, session_start, least(session_end::TIMESTAMP, session_start::TIMESTAMP + INTERVAL 4 HOUR) AS session_end, session_start::DATE AS session_date, events FROM sessions;
