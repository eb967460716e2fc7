SELECT event_id, reason FROM silver_quarantine
