SELECT event_id, user_id, occurred_ts AS paid_ts, ride_id, amount, not_read, currency FROM silver_payments;
