-- A session opens with what follows no other activity within thirty minutes, and lasts until the next opens.
WITH step AS (
  SELECT customer, anonymous_customer_id, ts, lag(ts) OVER timeline AS previous_ts
  FROM activity_stream
  WINDOW timeline AS (PARTITION BY customer, anonymous_customer_id ORDER BY ts)
),
opening AS (
  SELECT customer, anonymous_customer_id, ts AS session_start, lead(ts, 1, '9999') OVER timeline AS next_start
  FROM step
  WHERE previous_ts IS NULL OR ts > datetime(previous_ts, '+30 minutes')
  WINDOW timeline AS (PARTITION BY customer, anonymous_customer_id ORDER BY ts)
)
SELECT o.customer AS user_id,
       o.anonymous_customer_id AS device_id,
       o.session_start,
       min(max(s.ts), datetime(o.session_start, '+4 hours')) AS session_end,
       date(o.session_start) AS session_date,
       count(DISTINCT s.link) FILTER (WHERE s.activity = 'video_view_start') AS videos_viewed,
       coalesce(sum(s.feature_json ->> 'watch_ms')
                FILTER (WHERE s.activity = 'video_view_end'), 0) AS watch_ms,
       sum(s.activity IN ('like', 'share', 'comment')) AS engagements
FROM opening AS o
JOIN activity_stream AS s
  ON s.customer = o.customer AND s.anonymous_customer_id = o.anonymous_customer_id
 AND s.ts >= o.session_start AND s.ts < o.next_start
GROUP BY o.customer, o.anonymous_customer_id, o.session_start;
