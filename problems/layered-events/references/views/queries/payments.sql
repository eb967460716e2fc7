SELECT event_id, user_id, occurred_ts AS paid_ts, ride_id, amount, currency FROM silver_payments;
