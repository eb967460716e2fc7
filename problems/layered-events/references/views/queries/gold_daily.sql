SELECT activity_date, activity, events, users, revenue FROM gold_daily;
