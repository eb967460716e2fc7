CREATE TABLE bronze_events (event_id VARCHAR PRIMARY KEY, producer_id VARCHAR, received_ts TIMESTAMP, payload JSON);

CREATE VIEW parsed AS
SELECT *,
       CASE
         WHEN json_type(payload) <> 'OBJECT' THEN 'not_an_object'
         WHEN coalesce(payload ->> 'user', '') = '' THEN 'missing_user'
         WHEN coalesce(payload ->> 'type', '') = '' THEN 'missing_type'
         WHEN coalesce(payload ->> 'time', '') = '' THEN 'missing_time'
       END AS reason,
       payload ->> 'user' AS user_id,
       payload ->> 'type' AS activity,
       CAST(replace(replace(nullif(payload ->> 'time', ''), 'T', ' '), 'Z', '') AS TIMESTAMP) AS occurred_ts,
       CASE WHEN json_type(payload, '$.amount') IN ('UBIGINT', 'BIGINT', 'DOUBLE')
              OR regexp_full_match(payload ->> 'amount', '[0-9]+([.][0-9]+)?')
            THEN CAST(payload ->> 'amount' AS DECIMAL(12, 2)) END AS amount
FROM bronze_events;

CREATE TABLE silver_dead_letters (event_id VARCHAR PRIMARY KEY, reason VARCHAR NOT NULL);
CREATE TABLE silver_ride_started (
  event_id VARCHAR PRIMARY KEY, user_id VARCHAR NOT NULL, occurred_ts TIMESTAMP NOT NULL,
  ride_id VARCHAR, bike_id VARCHAR, station VARCHAR);
CREATE TABLE silver_ride_ended (
  event_id VARCHAR PRIMARY KEY, user_id VARCHAR NOT NULL, occurred_ts TIMESTAMP NOT NULL,
  ride_id VARCHAR, bike_id VARCHAR, station VARCHAR, minutes INTEGER);
CREATE TABLE silver_payment (
  event_id VARCHAR PRIMARY KEY, user_id VARCHAR NOT NULL, occurred_ts TIMESTAMP NOT NULL,
  ride_id VARCHAR, bike_id VARCHAR, amount DECIMAL(12, 2), not_read VARCHAR, currency VARCHAR);
CREATE TABLE silver_other (
  event_id VARCHAR PRIMARY KEY, user_id VARCHAR NOT NULL, activity VARCHAR NOT NULL, occurred_ts TIMESTAMP NOT NULL);
CREATE TABLE silver_extra (
  event_id VARCHAR, property VARCHAR, value VARCHAR NOT NULL, PRIMARY KEY (event_id, property));

CREATE VIEW gold_stream AS
SELECT event_id, user_id, 'ride_started' AS activity, occurred_ts, 0 AS minutes FROM silver_ride_started
UNION ALL SELECT event_id, user_id, 'ride_ended', occurred_ts, coalesce(minutes, 0) FROM silver_ride_ended
UNION ALL SELECT event_id, user_id, 'payment', occurred_ts, 0 FROM silver_payment
UNION ALL SELECT event_id, user_id, activity, occurred_ts, 0 FROM silver_other;

CREATE VIEW gold_daily AS
SELECT CAST(occurred_ts AS DATE) AS activity_date, activity, count(*) AS events, count(DISTINCT user_id) AS users,
       sum(minutes) AS minutes
FROM gold_stream
GROUP BY ALL;
