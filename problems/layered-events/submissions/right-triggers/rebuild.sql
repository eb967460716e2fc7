INSERT INTO sorting SELECT DISTINCT event_id FROM bronze_deliveries;
