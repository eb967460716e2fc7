SELECT activity_date, activity, events, users, minutes FROM gold_daily;
