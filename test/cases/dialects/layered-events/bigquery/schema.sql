CREATE TABLE IF NOT EXISTS lake.bronze_events
(
  event_id STRING NOT NULL,
  producer_id STRING,
  received_ts TIMESTAMP,
  payload STRING OPTIONS (description = 'as it came'),
  PRIMARY KEY (event_id) NOT ENFORCED
)
PARTITION BY DATE(received_ts);

CREATE TABLE IF NOT EXISTS lake.silver_ride_started
(
  event_id STRING NOT NULL, user_id STRING NOT NULL, started_ts TIMESTAMP NOT NULL,
  ride_id STRING, bike_id STRING, station STRING,
  PRIMARY KEY (event_id) NOT ENFORCED
)
PARTITION BY DATE(started_ts);

CREATE TABLE IF NOT EXISTS lake.silver_ride_ended
(
  event_id STRING NOT NULL, user_id STRING NOT NULL, ended_ts TIMESTAMP NOT NULL,
  ride_id STRING, bike_id STRING, station STRING, minutes INT64,
  PRIMARY KEY (event_id) NOT ENFORCED
)
PARTITION BY DATE(ended_ts);

CREATE TABLE IF NOT EXISTS lake.silver_payment
(
  event_id STRING NOT NULL, user_id STRING NOT NULL, paid_ts TIMESTAMP NOT NULL,
  ride_id STRING, bike_id STRING, amount NUMERIC, amount_raw STRING, currency STRING,
  PRIMARY KEY (event_id) NOT ENFORCED
)
PARTITION BY DATE(paid_ts);

CREATE TABLE IF NOT EXISTS lake.silver_other
(
  event_id STRING NOT NULL, user_id STRING NOT NULL, type STRING, event_ts TIMESTAMP,
  PRIMARY KEY (event_id) NOT ENFORCED
);

CREATE TABLE IF NOT EXISTS lake.silver_dead_letter
(
  event_id STRING NOT NULL, reason STRING,
  PRIMARY KEY (event_id) NOT ENFORCED
);

CREATE TABLE IF NOT EXISTS lake.silver_extra_property
(
  event_id STRING NOT NULL, property STRING NOT NULL, value STRING,
  PRIMARY KEY (event_id, property) NOT ENFORCED
);

CREATE OR REPLACE VIEW lake.gold_stream AS
SELECT event_id, user_id, 'ride_started' AS activity, started_ts AS occurred_ts, 0 AS minutes FROM lake.silver_ride_started
UNION ALL
SELECT event_id, user_id, 'ride_ended', ended_ts, IFNULL(minutes, 0) FROM lake.silver_ride_ended
UNION ALL
SELECT event_id, user_id, 'payment', paid_ts, 0 FROM lake.silver_payment
UNION ALL
SELECT event_id, user_id, type, event_ts, 0 FROM lake.silver_other;

CREATE OR REPLACE VIEW lake.gold_daily AS
SELECT DATE(occurred_ts) AS activity_date, activity, COUNT(*) AS events, COUNT(DISTINCT user_id) AS users, SUM(minutes) AS minutes
FROM lake.gold_stream
GROUP BY activity_date, activity;
