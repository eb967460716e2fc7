-- Bronze: a log of deliveries. What comes twice stands here twice, as it came.
CREATE TABLE bronze_deliveries (
  event_id    TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  producer_id TEXT NOT NULL,
  payload     TEXT NOT NULL,
  PRIMARY KEY (event_id, received_ts)
) WITHOUT ROWID;

-- How a payload is read, said once. Load and rebuild both go through it, so that they cannot differ.
CREATE VIEW parsed AS
SELECT event_id,
       CASE WHEN is_object THEN payload ->> '$.user' END AS user_id,
       CASE WHEN is_object THEN payload ->> '$.type' END AS activity,
       CASE WHEN is_object THEN replace(substr(payload ->> '$.time', 1, 19), 'T', ' ') END AS occurred_ts,
       payload,
       CASE
         WHEN NOT is_object THEN 'not_an_object'
         WHEN ifnull(payload ->> '$.user', '') = '' THEN 'missing_user'
         WHEN ifnull(payload ->> '$.type', '') = '' THEN 'missing_type'
         WHEN ifnull(payload ->> '$.time', '') = '' THEN 'missing_time'
       END AS reason
FROM (SELECT DISTINCT event_id, payload, json_type(payload) = 'object' AS is_object FROM bronze_deliveries);

CREATE TABLE silver_dead_letters (
  event_id TEXT PRIMARY KEY,
  reason   TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE silver_starts (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  occurred_ts TEXT NOT NULL,
  ride_id     TEXT,
  bike_id     TEXT,
  station     TEXT
) WITHOUT ROWID;
CREATE TABLE silver_ends (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  occurred_ts TEXT NOT NULL,
  ride_id     TEXT,
  bike_id     TEXT,
  station     TEXT,
  minutes     INTEGER
) WITHOUT ROWID;
CREATE TABLE silver_payments (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  occurred_ts TEXT NOT NULL,
  ride_id     TEXT,
  bike_id     TEXT,
  amount      NUMERIC,
  not_read    TEXT,
  currency    TEXT
) WITHOUT ROWID;
CREATE TABLE silver_unknown (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  activity    TEXT NOT NULL,
  occurred_ts TEXT NOT NULL
) WITHOUT ROWID;

-- A row for each property that has no column.
CREATE TABLE silver_extras (
  event_id TEXT NOT NULL,
  property TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (event_id, property)
) WITHOUT ROWID;

-- Gold stores nothing: both views read one union of silver, so that they agree by themselves.
CREATE VIEW gold_stream AS
SELECT event_id, user_id, 'ride_started' AS activity, occurred_ts, 0 AS minutes FROM silver_starts
UNION ALL SELECT event_id, user_id, 'ride_ended', occurred_ts, ifnull(minutes, 0) FROM silver_ends
UNION ALL SELECT event_id, user_id, 'payment', occurred_ts, 0 FROM silver_payments
UNION ALL SELECT event_id, user_id, activity, occurred_ts, 0 FROM silver_unknown;

CREATE VIEW gold_daily AS
SELECT date(occurred_ts) AS activity_date, activity, count(*) AS events, count(DISTINCT user_id) AS users,
       sum(minutes) AS minutes
FROM gold_stream
GROUP BY date(occurred_ts), activity;

CREATE VIEW sorting AS SELECT '' AS event_id;
CREATE TRIGGER sorts INSTEAD OF INSERT ON sorting BEGIN
  INSERT OR IGNORE INTO silver_dead_letters
  SELECT event_id, reason FROM parsed WHERE event_id = new.event_id AND reason IS NOT NULL;

  INSERT OR IGNORE INTO silver_starts
  SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', payload ->> '$.station'
  FROM parsed WHERE event_id = new.event_id AND reason IS NULL AND activity = 'ride_started';

  INSERT OR IGNORE INTO silver_ends
  SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', payload ->> '$.station',
         payload ->> '$.minutes'
  FROM parsed WHERE event_id = new.event_id AND reason IS NULL AND activity = 'ride_ended';

  -- NUMERIC makes a number of a text that is one, and leaves every other text as it is; that was then not read.
  INSERT OR IGNORE INTO silver_payments (event_id, user_id, occurred_ts, ride_id, bike_id, amount, currency)
  SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', payload ->> '$.amount',
         payload ->> '$.currency'
  FROM parsed WHERE event_id = new.event_id AND reason IS NULL AND activity = 'payment';
  UPDATE silver_payments SET not_read = amount, amount = NULL WHERE typeof(amount) = 'text' AND event_id = new.event_id;

  INSERT OR IGNORE INTO silver_unknown
  SELECT event_id, user_id, activity, occurred_ts
  FROM parsed WHERE event_id = new.event_id AND reason IS NULL AND activity NOT IN ('ride_started', 'ride_ended', 'payment');

  INSERT OR IGNORE INTO silver_extras
  SELECT p.event_id, x.key, x.value
  FROM parsed AS p
  JOIN json_each(p.payload) AS x
  WHERE p.event_id = new.event_id AND p.reason IS NULL
    AND x.key NOT IN ('user', 'type', 'time')
    AND x.type <> 'null'
    AND NOT CASE p.activity
          WHEN 'ride_started' THEN x.key IN ('ride_id', 'bike_id', 'station')
          WHEN 'ride_ended' THEN x.key IN ('ride_id', 'bike_id', 'station', 'minutes')
          WHEN 'payment' THEN x.key IN ('ride_id', 'bike_id', 'amount', 'currency')
          ELSE 0
        END;

END;
