-- A session opens with an event that follows no other within thirty minutes, and lasts until the next opens.
WITH step AS (
  SELECT user_id, device_id, event_ts, lag(event_ts) OVER timeline AS previous_ts
  FROM event
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
),
opening AS (
  SELECT user_id, device_id, event_ts AS session_start, lead(event_ts, 1, '9999') OVER timeline AS next_start
  FROM step
  WHERE previous_ts IS NULL OR event_ts > datetime(previous_ts, '+30 minutes')
  WINDOW timeline AS (PARTITION BY user_id, device_id ORDER BY event_ts)
)
SELECT o.user_id,
       o.device_id,
       o.session_start,
       min(max(e.event_ts), datetime(o.session_start, '+4 hours')) AS session_end,
       date(o.session_start) AS session_date,
       count(DISTINCT e.video_id) FILTER (WHERE e.event_type = 'video_view_start') AS videos_viewed,
       coalesce(sum(e.watch_ms) FILTER (WHERE e.event_type = 'video_view_end'), 0) AS watch_ms,
       sum(e.event_type IN ('like', 'share', 'comment')) AS engagements
FROM opening AS o
JOIN event AS e ON e.user_id = o.user_id AND e.device_id = o.device_id
               AND e.event_ts >= o.session_start AND e.event_ts < o.next_start
GROUP BY o.user_id, o.device_id, o.session_start;
