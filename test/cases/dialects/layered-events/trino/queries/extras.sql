SELECT event_id, property, value FROM silver_extra
