-- In a partitioned engine: drop the partitions of those days. The aggregate stays.
DELETE FROM fact_post_view WHERE event_ts < :cutoff_date;
DELETE FROM fact_post_like WHERE event_ts < :cutoff_date;
DELETE FROM fact_post_comment WHERE event_ts < :cutoff_date;
DELETE FROM fact_post_reaction WHERE event_ts < :cutoff_date;
