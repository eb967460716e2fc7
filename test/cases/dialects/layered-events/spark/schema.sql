CREATE TABLE bronze_events (
  event_id STRING NOT NULL, producer_id STRING, received_ts TIMESTAMP, payload STRING,
  CONSTRAINT bronze_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_ride_started (
  event_id STRING NOT NULL, user_id STRING, event_ts TIMESTAMP, ride_id STRING, bike_id STRING, station STRING,
  CONSTRAINT silver_ride_started_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_ride_ended (
  event_id STRING NOT NULL, user_id STRING, event_ts TIMESTAMP, ride_id STRING, bike_id STRING, station STRING, minutes INT,
  CONSTRAINT silver_ride_ended_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_payment (
  event_id STRING NOT NULL, user_id STRING, event_ts TIMESTAMP, ride_id STRING, bike_id STRING,
  amount DECIMAL(12,2), amount_raw STRING, currency STRING,
  CONSTRAINT silver_payment_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_other (
  event_id STRING NOT NULL, user_id STRING, event_type STRING, event_ts TIMESTAMP,
  CONSTRAINT silver_other_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_quarantine (
  event_id STRING NOT NULL, reason STRING,
  CONSTRAINT silver_quarantine_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE silver_extras (
  event_id STRING NOT NULL, property STRING NOT NULL, value STRING,
  CONSTRAINT silver_extras_pk PRIMARY KEY (event_id, property)
) USING DELTA;

CREATE TABLE gold_stream (
  event_id STRING NOT NULL, user_id STRING, activity STRING, occurred_ts TIMESTAMP, minutes INT,
  CONSTRAINT gold_stream_pk PRIMARY KEY (event_id)
) USING DELTA;

CREATE TABLE gold_daily (
  activity_date DATE, activity STRING, events BIGINT, users BIGINT, minutes BIGINT
) USING DELTA;
