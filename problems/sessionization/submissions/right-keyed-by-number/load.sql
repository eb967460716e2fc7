INSERT INTO heard SELECT event_id, device_id, user_id, unixepoch(event_ts) FROM bronze_events WHERE true
ON CONFLICT DO NOTHING;
DELETE FROM visit WHERE device_id IN (SELECT device_id FROM bronze_events);
INSERT INTO visit (device_id, user_id, began, ended, events)
SELECT device_id, user_id, min(at), max(at), count(*)
FROM (
  SELECT *, sum(fresh) OVER (PARTITION BY device_id ORDER BY at, event_id) AS n
  FROM (
    SELECT *, at - lag(at, 1, -9999) OVER (PARTITION BY device_id ORDER BY at, event_id) > 1800 AS fresh
    FROM heard WHERE device_id IN (SELECT device_id FROM bronze_events)
  )
)
GROUP BY device_id, user_id, n;
