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
       END AS reason,
       -- Only digits and one point: NUMERIC would take ".5", "-3" and " 7" for numbers as well.
       CASE
         WHEN json_type(payload, '$.amount') IN ('integer', 'real') THEN payload ->> '$.amount'
         WHEN trim(payload ->> '$.amount', '0123456789') IN ('', '.') AND payload ->> '$.amount' GLOB '[0-9]*'
          AND payload ->> '$.amount' GLOB '*[0-9]' THEN CAST(payload ->> '$.amount' AS REAL)
       END AS amount
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
  amount      REAL,
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
