ALTER TABLE activity_stream RENAME TO activity_stream_before;
CREATE TABLE activity_stream (
  customer     TEXT NOT NULL,
  ts           TEXT NOT NULL,
  activity_id  TEXT NOT NULL,
  activity     TEXT NOT NULL CHECK (activity IN ('email_sent', 'email_open', 'email_click', 'push_open')),
  received_ts  TEXT NOT NULL,
  feature_json TEXT NOT NULL,
  PRIMARY KEY (customer, ts, activity_id)
) WITHOUT ROWID;
INSERT INTO activity_stream SELECT * FROM activity_stream_before;
DROP TABLE activity_stream_before;
