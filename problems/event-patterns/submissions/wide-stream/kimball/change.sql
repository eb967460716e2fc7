-- A new type is a new table.
CREATE TABLE fact_push_open (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  opened_ts   TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  push_id     TEXT NOT NULL,
  action      TEXT NOT NULL
) WITHOUT ROWID;
