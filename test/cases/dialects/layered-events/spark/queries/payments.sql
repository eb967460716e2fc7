SELECT event_id, user_id, event_ts AS paid_ts, ride_id, amount, amount_raw AS not_read, currency FROM silver_payment
