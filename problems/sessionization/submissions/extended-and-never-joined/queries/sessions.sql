SELECT user_id, device_id, session_start, min(last_event_ts, datetime(session_start, '+4 hours')) AS session_end,
       date(session_start) AS session_date, events
FROM session;
