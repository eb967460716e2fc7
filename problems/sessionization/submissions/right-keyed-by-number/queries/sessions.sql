SELECT user_id, device_id, datetime(began, 'unixepoch') AS session_start,
       datetime(min(ended, began + 4 * 3600), 'unixepoch') AS session_end,
       date(began, 'unixepoch') AS session_date, events
FROM visit;
