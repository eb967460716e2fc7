SELECT day, events, events AS total FROM gold_daily;
