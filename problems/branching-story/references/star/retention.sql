-- In a partitioned engine: drop the partitions of those days. The snapshot stays as it stands.
DELETE FROM fact_choice_presented WHERE event_ts < :cutoff_date;
DELETE FROM fact_choice_selected WHERE event_ts < :cutoff_date;
DELETE FROM fact_outcome_viewed WHERE event_ts < :cutoff_date;
DELETE FROM fact_branch_completed WHERE event_ts < :cutoff_date;
DELETE FROM fact_episode_ended WHERE event_ts < :cutoff_date;
