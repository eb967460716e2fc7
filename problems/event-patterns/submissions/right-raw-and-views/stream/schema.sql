CREATE TABLE activity (activity_id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE VIEW line AS
SELECT activity_id, body ->> 'user' AS customer, body ->> 'ts' AS ts, body ->> 'type' AS activity FROM activity;
