DELETE FROM social.fct_engagement_event WHERE DATE(event_ts) < DATE(@cutoff_date);
