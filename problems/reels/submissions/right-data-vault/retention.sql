DELETE FROM hub_event WHERE event_hk IN (SELECT event_hk FROM lnk_event WHERE happened < :cutoff_date);
DELETE FROM sat_event WHERE event_ts < :cutoff_date; DELETE FROM lnk_event WHERE happened < :cutoff_date;
