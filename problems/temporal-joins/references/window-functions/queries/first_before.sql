-- The frame ends one second before the row: its own second is left out.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         min(CASE WHEN activity = 'viewed_book' THEN ts END) OVER (
           PARTITION BY customer ORDER BY unixepoch(ts)
           RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS first_viewed_ts
  FROM activity_stream
  WHERE activity IN ('wrote_review', 'viewed_book')
)
SELECT activity_id, customer, ts, first_viewed_ts
FROM timeline
WHERE activity = 'wrote_review';
