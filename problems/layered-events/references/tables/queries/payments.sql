SELECT event_id, user_id, paid_ts, ride_id, amount, currency FROM silver_payment;
