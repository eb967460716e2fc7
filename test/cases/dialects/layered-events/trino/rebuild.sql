CREATE TABLE tmp_parsed AS
SELECT event_id, payload, user_id, type, event_ts,
       CASE
           WHEN is_object = 0 THEN 'not_an_object'
           WHEN user_id IS NULL THEN 'missing_user'
           WHEN type IS NULL THEN 'missing_type'
           WHEN event_ts IS NULL THEN 'missing_time'
       END AS reason
FROM (
    SELECT event_id, payload,
           if(regexp_like(payload, '^\s*\{'), 1, 0) AS is_object,
           nullif(json_extract_scalar(payload, '$.user'), '') AS user_id,
           nullif(json_extract_scalar(payload, '$.type'), '') AS type,
           CAST(from_iso8601_timestamp(nullif(json_extract_scalar(payload, '$.time'), '')) AS timestamp(3)) AS event_ts
    FROM bronze_events
);

INSERT INTO silver_dead_letter
SELECT event_id, reason FROM tmp_parsed
WHERE reason IS NOT NULL AND event_id NOT IN (SELECT event_id FROM silver_dead_letter);

INSERT INTO silver_ride_started
SELECT event_id, user_id, event_ts, json_extract_scalar(payload, '$.ride_id'), json_extract_scalar(payload, '$.bike_id'),
       json_extract_scalar(payload, '$.station')
FROM tmp_parsed
WHERE reason IS NULL AND type = 'ride_started' AND event_id NOT IN (SELECT event_id FROM silver_ride_started);

INSERT INTO silver_ride_ended
SELECT event_id, user_id, event_ts, json_extract_scalar(payload, '$.ride_id'), json_extract_scalar(payload, '$.bike_id'),
       json_extract_scalar(payload, '$.station'), CAST(json_extract_scalar(payload, '$.minutes') AS integer)
FROM tmp_parsed
WHERE reason IS NULL AND type = 'ride_ended' AND event_id NOT IN (SELECT event_id FROM silver_ride_ended);

INSERT INTO silver_payment
WITH p AS (
    SELECT *, json_extract_scalar(payload, '$.amount') AS raw, json_format(json_extract(payload, '$.amount')) AS raw_json FROM tmp_parsed WHERE reason IS NULL AND type = 'payment'
)
SELECT event_id, user_id, event_ts, json_extract_scalar(payload, '$.ride_id'), json_extract_scalar(payload, '$.bike_id'),
       CASE WHEN regexp_like(raw_json, '^(-?\d+(\.\d+)?|"\d+(\.\d+)?")$') THEN CAST(raw AS decimal(12, 2)) END,
       CASE WHEN NOT regexp_like(raw_json, '^(-?\d+(\.\d+)?|"\d+(\.\d+)?")$') THEN raw END,
       json_extract_scalar(payload, '$.currency')
FROM p
WHERE event_id NOT IN (SELECT event_id FROM silver_payment);

INSERT INTO silver_other
SELECT event_id, user_id, type, event_ts FROM tmp_parsed
WHERE reason IS NULL AND type NOT IN ('ride_started', 'ride_ended', 'payment')
  AND event_id NOT IN (SELECT event_id FROM silver_other);

INSERT INTO silver_extra
SELECT p.event_id, kv.k, kv.v
FROM tmp_parsed p
CROSS JOIN UNNEST(CAST(json_parse(p.payload) AS map(varchar, varchar))) AS kv (k, v)
WHERE p.reason IS NULL
  AND kv.v IS NOT NULL
  AND kv.k NOT IN ('user', 'type', 'time')
  AND NOT (p.type = 'ride_started' AND kv.k IN ('ride_id', 'bike_id', 'station'))
  AND NOT (p.type = 'ride_ended' AND kv.k IN ('ride_id', 'bike_id', 'station', 'minutes'))
  AND NOT (p.type = 'payment' AND kv.k IN ('ride_id', 'bike_id', 'amount', 'currency'))
  AND p.event_id NOT IN (SELECT event_id FROM silver_extra);

DROP TABLE tmp_parsed;
