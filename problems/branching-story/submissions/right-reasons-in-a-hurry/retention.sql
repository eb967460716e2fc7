-- In a partitioned engine: drop the partitions of those days. Which event made a choice goes with it; the choice stays.
DELETE FROM activity_stream WHERE ts < :cutoff_date;
UPDATE play_node SET selected_event = '' WHERE selected_ts < :cutoff_date;
