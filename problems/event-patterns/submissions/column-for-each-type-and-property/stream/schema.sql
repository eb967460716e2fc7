CREATE TABLE activity_stream(activity_id TEXT PRIMARY KEY, ts TEXT NOT NULL, customer TEXT NOT NULL, activity TEXT NOT NULL, feature_json TEXT, received_at TEXT);
CREATE INDEX ix ON activity_stream(customer,activity,ts);
