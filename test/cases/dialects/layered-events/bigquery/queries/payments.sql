SELECT event_id, user_id, paid_ts, ride_id, amount, amount_raw AS not_read, currency FROM lake.silver_payment;
