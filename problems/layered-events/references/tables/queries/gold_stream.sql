SELECT event_id, user_id, activity, occurred_ts, revenue FROM gold_stream;
