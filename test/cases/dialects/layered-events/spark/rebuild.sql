CREATE OR REPLACE TEMP VIEW parsed AS
SELECT
  event_id,
  payload,
  get_json_object(payload, '$.user') AS user_id,
  get_json_object(payload, '$.type') AS event_type,
  to_timestamp(nullif(get_json_object(payload, '$.time'), '')) AS event_ts,
  CASE
    WHEN substring(trim(payload), 1, 1) <> '{' THEN 'not_an_object'
    WHEN coalesce(get_json_object(payload, '$.user'), '') = '' THEN 'missing_user'
    WHEN coalesce(get_json_object(payload, '$.type'), '') = '' THEN 'missing_type'
    WHEN coalesce(get_json_object(payload, '$.time'), '') = '' THEN 'missing_time'
  END AS reason
FROM bronze_events;

MERGE INTO silver_quarantine t
USING (SELECT event_id, reason FROM parsed WHERE reason IS NOT NULL) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO silver_ride_started t
USING (
  SELECT event_id, user_id, event_ts, payload:ride_id AS ride_id, payload:bike_id AS bike_id, payload:station AS station
  FROM parsed WHERE reason IS NULL AND event_type = 'ride_started'
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO silver_ride_ended t
USING (
  SELECT event_id, user_id, event_ts, payload:ride_id AS ride_id, payload:bike_id AS bike_id, payload:station AS station,
         payload:minutes::int AS minutes
  FROM parsed WHERE reason IS NULL AND event_type = 'ride_ended'
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO silver_payment t
USING (
  SELECT event_id, user_id, event_ts, payload:ride_id AS ride_id, payload:bike_id AS bike_id,
         CASE WHEN payload:amount RLIKE '^[0-9]+(\\.[0-9]+)?$' OR payload RLIKE '"amount": *-[0-9]' THEN CAST(payload:amount AS DECIMAL(12,2)) END AS amount,
         CASE WHEN payload:amount NOT RLIKE '^[0-9]+(\\.[0-9]+)?$' AND payload NOT RLIKE '"amount": *-[0-9]' THEN payload:amount END AS amount_raw,
         payload:currency AS currency
  FROM parsed WHERE reason IS NULL AND event_type = 'payment'
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO silver_other t
USING (
  SELECT event_id, user_id, event_type, event_ts FROM parsed
  WHERE reason IS NULL AND event_type NOT IN ('ride_started', 'ride_ended', 'payment')
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT *;

MERGE INTO silver_extras t
USING (
  SELECT event_id, property, value
  FROM (
    SELECT event_id, event_type, property, value
    FROM parsed
    LATERAL VIEW explode(from_json(payload, 'map<string,string>')) kv AS property, value
    WHERE reason IS NULL
  )
  WHERE value IS NOT NULL
    AND property NOT IN ('user', 'type', 'time')
    AND NOT (event_type = 'ride_started' AND property IN ('ride_id', 'bike_id', 'station'))
    AND NOT (event_type = 'ride_ended' AND property IN ('ride_id', 'bike_id', 'station', 'minutes'))
    AND NOT (event_type = 'payment' AND property IN ('ride_id', 'bike_id', 'amount', 'currency'))
) s
ON t.event_id = s.event_id AND t.property = s.property
WHEN NOT MATCHED THEN INSERT *;

INSERT OVERWRITE TABLE gold_stream
SELECT event_id, user_id, 'ride_started', event_ts, 0 FROM silver_ride_started
UNION ALL
SELECT event_id, user_id, 'ride_ended', event_ts, coalesce(minutes, 0) FROM silver_ride_ended
UNION ALL
SELECT event_id, user_id, 'payment', event_ts, 0 FROM silver_payment
UNION ALL
SELECT event_id, user_id, event_type, event_ts, 0 FROM silver_other;

INSERT OVERWRITE TABLE gold_daily
SELECT to_date(occurred_ts), activity, count(*), count(DISTINCT user_id), sum(minutes)
FROM gold_stream
GROUP BY to_date(occurred_ts), activity;
