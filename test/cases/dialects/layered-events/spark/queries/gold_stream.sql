SELECT event_id, user_id, activity, occurred_ts, minutes FROM gold_stream
