DELETE FROM lake.reels.fact_event WHERE event_ts < CAST(CAST(:cutoff_date AS date) AS timestamp(6));
