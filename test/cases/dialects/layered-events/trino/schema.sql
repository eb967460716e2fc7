-- grain: event_id
CREATE TABLE bronze_events (event_id varchar, producer_id varchar, received_ts timestamp(3), payload varchar)
WITH (format = 'ORC', partitioning = ARRAY['day(received_ts)']);
-- grain: event_id
CREATE TABLE silver_ride_started (event_id varchar, user_id varchar, event_ts timestamp(3), ride_id varchar, bike_id varchar, station varchar)
WITH (partitioning = ARRAY['day(event_ts)']);
-- grain: event_id
CREATE TABLE silver_ride_ended (event_id varchar, user_id varchar, event_ts timestamp(3), ride_id varchar, bike_id varchar, station varchar, minutes integer)
WITH (partitioning = ARRAY['day(event_ts)']);
-- grain: event_id
CREATE TABLE silver_payment (event_id varchar, user_id varchar, event_ts timestamp(3), ride_id varchar, bike_id varchar, amount decimal(12, 2), amount_raw varchar, currency varchar)
WITH (partitioning = ARRAY['day(event_ts)']);
-- grain: event_id
CREATE TABLE silver_other (event_id varchar, user_id varchar, type varchar, event_ts timestamp(3));
-- grain: event_id
CREATE TABLE silver_dead_letter (event_id varchar, reason varchar);
-- grain: event_id, property
CREATE TABLE silver_extra (event_id varchar, property varchar, value varchar);

CREATE OR REPLACE VIEW gold_stream AS
SELECT event_id, user_id, 'ride_started' AS activity, event_ts AS occurred_ts, 0 AS minutes FROM silver_ride_started
UNION ALL SELECT event_id, user_id, 'ride_ended', event_ts, coalesce(minutes, 0) FROM silver_ride_ended
UNION ALL SELECT event_id, user_id, 'payment', event_ts, 0 FROM silver_payment
UNION ALL SELECT event_id, user_id, type, event_ts, 0 FROM silver_other;

CREATE OR REPLACE VIEW gold_daily AS
SELECT CAST(occurred_ts AS date) AS activity_date, activity, count(*) AS events, count(DISTINCT user_id) AS users, sum(minutes) AS minutes
FROM gold_stream
GROUP BY CAST(occurred_ts AS date), activity;
