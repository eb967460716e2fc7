-- A window without an order is the whole timeline of the customer.
WITH timeline AS (
  SELECT activity_id, customer, ts, activity,
         count(CASE WHEN activity = 'returned_item' THEN 1 END) OVER (PARTITION BY customer) > 0 AS has_returned
  FROM activity_stream
  WHERE activity IN ('clicked_mail', 'returned_item')
)
SELECT activity_id, customer, ts, has_returned
FROM timeline
WHERE activity = 'clicked_mail';
