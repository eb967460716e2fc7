-- Bronze: what arrived, as it arrived. Nothing is read of it but its id.
CREATE TABLE bronze_events (
  event_id    TEXT PRIMARY KEY,
  producer_id TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  payload     TEXT NOT NULL
);

-- Silver: a typed table for each type, and a column for what it did not expect.
CREATE TABLE silver_ride_started (
  event_id   TEXT PRIMARY KEY,
  user_id    TEXT NOT NULL,
  started_ts TEXT NOT NULL,
  ride_id    TEXT,
  bike_id    TEXT,
  station    TEXT,
  extra      TEXT NOT NULL
);
CREATE TABLE silver_ride_ended (
  event_id TEXT PRIMARY KEY,
  user_id  TEXT NOT NULL,
  ended_ts TEXT NOT NULL,
  ride_id  TEXT,
  bike_id  TEXT,
  station  TEXT,
  minutes  INTEGER,
  extra    TEXT NOT NULL
);
CREATE TABLE silver_payment (
  event_id TEXT PRIMARY KEY,
  user_id  TEXT NOT NULL,
  paid_ts  TEXT NOT NULL,
  ride_id  TEXT,
  bike_id  TEXT,
  amount   REAL,
  not_read TEXT,
  currency TEXT,
  extra    TEXT NOT NULL
);
-- A type without a table of its own has all of it as extra, until somebody makes one.
CREATE TABLE silver_other (
  event_id   TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  event_ts   TEXT NOT NULL,
  extra      TEXT NOT NULL
);
CREATE TABLE silver_dead_letters (
  event_id TEXT PRIMARY KEY,
  reason   TEXT NOT NULL CHECK (reason IN ('not_an_object', 'missing_user', 'missing_type', 'missing_time'))
);

-- The one source of both gold tables: every event that silver took, whatever its table.
CREATE VIEW silver_events AS
SELECT event_id, user_id, 'ride_started' AS activity, started_ts AS occurred_ts, 0 AS minutes, extra
FROM silver_ride_started
UNION ALL
SELECT event_id, user_id, 'ride_ended', ended_ts, coalesce(minutes, 0), extra FROM silver_ride_ended
UNION ALL
SELECT event_id, user_id, 'payment', paid_ts, 0, extra FROM silver_payment
UNION ALL
SELECT event_id, user_id, event_type, event_ts, 0, extra FROM silver_other;

-- Gold: typed columns, named one by one.
CREATE TABLE gold_stream (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  activity    TEXT NOT NULL,
  occurred_ts TEXT NOT NULL,
  minutes     INTEGER NOT NULL
);
CREATE INDEX gold_stream_by_day ON gold_stream (date(occurred_ts));
CREATE TABLE gold_daily (
  activity_date TEXT NOT NULL,
  activity      TEXT NOT NULL,
  events        INTEGER NOT NULL,
  users         INTEGER NOT NULL,
  minutes       INTEGER NOT NULL,
  PRIMARY KEY (activity_date, activity)
);
