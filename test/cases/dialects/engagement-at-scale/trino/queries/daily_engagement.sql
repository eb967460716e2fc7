SELECT activity_date, surface, views, likes, comments, shares, reactions, engaged_users
FROM iceberg.social.daily_engagement
ORDER BY activity_date, surface
