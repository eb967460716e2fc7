DELETE FROM `reels.analytics.events` WHERE DATE(event_ts) < CAST(@cutoff_date AS DATE);
