DELETE FROM heard WHERE at < unixepoch(:cutoff_date);
