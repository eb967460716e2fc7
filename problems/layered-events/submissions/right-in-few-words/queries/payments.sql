SELECT event_id, user_id, paid_ts, ride_id, amount, not_read, currency FROM silver_payment;
