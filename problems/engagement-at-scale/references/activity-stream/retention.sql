-- In a partitioned engine: drop the partitions of those days. What customers did on them stays in sums.
DELETE FROM activity_stream WHERE ts < :cutoff_date;
