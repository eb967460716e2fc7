INSERT OR IGNORE INTO bronze_deliveries (event_id, received_ts, producer_id, payload)
SELECT event_id, received_ts, producer_id, payload FROM landing_events;
INSERT INTO sorting SELECT DISTINCT event_id FROM landing_events;
