DELETE FROM reels.core.fact_event WHERE event_date < :cutoff_date::DATE;
DELETE FROM reels.core.user_video_event WHERE event_date < TO_DATE(:cutoff_date);
