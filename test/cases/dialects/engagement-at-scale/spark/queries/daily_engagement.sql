SELECT activity_date, surface, views, likes, comments, shares, reactions, engaged_users
FROM gold_daily_engagement
