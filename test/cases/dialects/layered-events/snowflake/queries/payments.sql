select event_id, user_id, event_ts as paid_ts, ride_id, amount, amount_raw as not_read, currency from silver_payment;
