DELETE FROM reels.fct_events WHERE DATE(event_ts) < PARSE_DATE('%Y-%m-%d', @cutoff_date);
