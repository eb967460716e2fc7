MERGE lake.bronze_events AS t
USING (
  SELECT event_id, producer_id, TIMESTAMP(received_ts) AS received_ts, payload
  FROM landing_events
  QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY received_ts) = 1
) AS s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

CREATE TEMP TABLE parsed AS
SELECT
  event_id,
  NULLIF(JSON_VALUE(payload, '$.user'), '') AS user_id,
  NULLIF(JSON_VALUE(payload, '$.type'), '') AS type,
  TIMESTAMP(NULLIF(JSON_VALUE(payload, '$.time'), '')) AS event_ts,
  payload,
  PARSE_JSON(payload) AS j
FROM lake.bronze_events
WHERE event_id IN (SELECT event_id FROM landing_events);

CREATE TEMP TABLE dead AS
SELECT
  event_id,
  CASE
    WHEN JSON_TYPE(j) != 'object' THEN 'not_an_object'
    WHEN user_id IS NULL THEN 'missing_user'
    WHEN type IS NULL THEN 'missing_type'
    ELSE 'missing_time'
  END AS reason
FROM parsed
WHERE JSON_TYPE(j) != 'object' OR user_id IS NULL OR type IS NULL OR event_ts IS NULL;

MERGE lake.silver_dead_letter t USING dead s ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

MERGE lake.silver_ride_started t
USING (
  SELECT event_id, user_id, event_ts,
         JSON_VALUE(payload, '$.ride_id') AS ride_id, JSON_VALUE(payload, '$.bike_id') AS bike_id, JSON_VALUE(payload, '$.station') AS station
  FROM parsed
  WHERE type = 'ride_started' AND event_id NOT IN (SELECT event_id FROM dead)
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT (event_id, user_id, started_ts, ride_id, bike_id, station)
VALUES (s.event_id, s.user_id, s.event_ts, s.ride_id, s.bike_id, s.station);

MERGE lake.silver_ride_ended t
USING (
  SELECT event_id, user_id, event_ts,
         JSON_VALUE(payload, '$.ride_id') AS ride_id, JSON_VALUE(payload, '$.bike_id') AS bike_id, JSON_VALUE(payload, '$.station') AS station,
         SAFE_CAST(JSON_VALUE(payload, '$.minutes') AS INT64) AS minutes
  FROM parsed
  WHERE type = 'ride_ended' AND event_id NOT IN (SELECT event_id FROM dead)
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT (event_id, user_id, ended_ts, ride_id, bike_id, station, minutes)
VALUES (s.event_id, s.user_id, s.event_ts, s.ride_id, s.bike_id, s.station, s.minutes);

MERGE lake.silver_payment t
USING (
  SELECT event_id, user_id, event_ts AS paid_ts, ride_id, bike_id,
         IF(REGEXP_CONTAINS(raw_json, r'^(-?\d+(\.\d+)?|"\d+(\.\d+)?")$'), SAFE_CAST(raw AS NUMERIC), NULL) AS amount,
         IF(REGEXP_CONTAINS(raw_json, r'^(-?\d+(\.\d+)?|"\d+(\.\d+)?")$'), NULL, raw) AS amount_raw,
         currency
  FROM (
    SELECT *, JSON_VALUE(payload, '$.ride_id') AS ride_id, JSON_VALUE(payload, '$.bike_id') AS bike_id,
           JSON_VALUE(payload, '$.amount') AS raw, JSON_QUERY(payload, '$.amount') AS raw_json, JSON_VALUE(payload, '$.currency') AS currency
    FROM parsed
    WHERE type = 'payment' AND event_id NOT IN (SELECT event_id FROM dead)
  )
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

MERGE lake.silver_other t
USING (
  SELECT event_id, user_id, type, event_ts FROM parsed
  WHERE type NOT IN ('ride_started', 'ride_ended', 'payment') AND event_id NOT IN (SELECT event_id FROM dead)
) s
ON t.event_id = s.event_id
WHEN NOT MATCHED THEN INSERT ROW;

MERGE lake.silver_extra_property t
USING (
  SELECT p.event_id, property, JSON_VALUE(p.j[property]) AS value
  FROM parsed AS p
  CROSS JOIN UNNEST(JSON_KEYS(p.j)) AS property
  WHERE p.event_id NOT IN (SELECT event_id FROM dead)
    AND property NOT IN ('user', 'type', 'time')
    AND NOT (p.type IN ('ride_started', 'ride_ended', 'payment') AND property IN ('ride_id', 'bike_id'))
    AND NOT (p.type IN ('ride_started', 'ride_ended') AND property = 'station')
    AND NOT (p.type = 'ride_ended' AND property = 'minutes')
    AND NOT (p.type = 'payment' AND property IN ('amount', 'currency'))
    AND JSON_VALUE(p.j[property]) IS NOT NULL
) s
ON t.event_id = s.event_id AND t.property = s.property
WHEN NOT MATCHED THEN INSERT (event_id, property, value) VALUES (s.event_id, s.property, s.value);
