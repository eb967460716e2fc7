-- A new type is a new table.
CREATE TABLE fact_push_open (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  opened_ts   TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  push_id     TEXT NOT NULL,
  action      TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER arrives_push INSTEAD OF INSERT ON arriving WHEN new.event_type = 'push_open' BEGIN
  INSERT OR IGNORE INTO fact_push_open
  SELECT new.event_id, new.user_id, new.ts, new.received_ts, new.p ->> 'push_id', new.p ->> 'action';
END;
