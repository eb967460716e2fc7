CREATE TEMP TABLE fresh AS SELECT event_id, min(user_id) AS user_id, min(device_id) AS device_id, unixepoch(min(event_ts)) AS t FROM bronze_events b
 WHERE event_id NOT IN (SELECT event_id FROM known_event) GROUP BY event_id;
INSERT INTO known_event SELECT event_id, date(t, 'unixepoch') FROM fresh;
-- existing sessions of those devices and the new events are intervals; merge them
CREATE TEMP TABLE iv AS SELECT user_id, device_id, started AS a, ended AS b, events AS n FROM sessions WHERE device_id IN (SELECT device_id FROM fresh)
 UNION ALL SELECT user_id, device_id, t, t, 1 FROM fresh;
DELETE FROM sessions WHERE device_id IN (SELECT device_id FROM fresh);
INSERT INTO sessions
WITH x AS (SELECT *, lag(b) OVER (PARTITION BY device_id ORDER BY a, b) AS reach FROM iv),
y AS (SELECT *, sum(reach IS NULL OR a > reach + 1800) OVER (PARTITION BY device_id ORDER BY a, b ROWS UNBOUNDED PRECEDING) AS g FROM x)
SELECT user_id, device_id, min(a), max(b), sum(n) FROM y GROUP BY user_id, device_id, g;
