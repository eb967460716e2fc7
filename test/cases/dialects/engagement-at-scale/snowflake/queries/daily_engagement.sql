select activity_date, surface, views, likes, comments, shares, reactions, engaged_users
from agg_daily_engagement
order by 1, 2;
