-- One narrow stream: what a customer did, and when. The key is the stream's own order, so that a customer's time
-- line is one range.
CREATE TABLE activity_stream (
  customer     TEXT NOT NULL,
  ts           TEXT NOT NULL,
  activity_id  TEXT NOT NULL,
  activity     TEXT NOT NULL,
  received_ts  TEXT NOT NULL,
  feature_json TEXT NOT NULL,
  PRIMARY KEY (customer, ts, activity)
) WITHOUT ROWID;
