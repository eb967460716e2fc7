SELECT event_id, user_id, occurred_ts AS paid_ts, rest ->> 'ride_id' AS ride_id, amount,
       CASE WHEN amount IS NULL THEN rest ->> 'amount' END AS not_read, rest ->> 'currency' AS currency
FROM silver_events WHERE activity = 'payment';
