SELECT * FROM social.agg_surface_daily ORDER BY activity_date, surface;
