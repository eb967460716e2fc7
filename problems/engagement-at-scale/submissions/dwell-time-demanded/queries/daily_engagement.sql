SELECT * FROM surface_day;
