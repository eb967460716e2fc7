SELECT activity_date, surface, views, likes, comments, shares, reactions, engaged_users FROM agg_surface_day;
