-- The load again, with all of bronze for a batch.
CREATE TEMP TABLE arrival AS
SELECT event_id, payload,
       payload ->> 'user' AS user_id,
       payload ->> 'type' AS type,
       datetime(payload ->> 'time') AS ts,
       CASE
         WHEN json_type(payload) <> 'object' THEN 'not_an_object'
         WHEN coalesce(payload ->> 'user', '') = '' THEN 'missing_user'
         WHEN coalesce(payload ->> 'type', '') = '' THEN 'missing_type'
         WHEN coalesce(payload ->> 'time', '') = '' THEN 'missing_time'
       END AS reason,
       -- A number, or a text of digits with at most one point between them.
       CASE
         WHEN json_type(payload, '$.amount') IN ('integer', 'real') THEN payload ->> 'amount'
         WHEN payload ->> 'amount' GLOB '[0-9]*' AND payload ->> 'amount' GLOB '*[0-9]'
          AND payload ->> 'amount' NOT GLOB '*[^0-9.]*' AND payload ->> 'amount' NOT GLOB '*.*.*'
         THEN CAST(payload ->> 'amount' AS REAL)
       END AS amount,
       json_remove(payload, '$.user', '$.type', '$.time') AS rest
FROM bronze_events;

INSERT INTO silver_dead_letters
SELECT event_id, reason FROM arrival WHERE reason IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO silver_ride_started
SELECT event_id, user_id, ts, rest ->> 'ride_id', rest ->> 'bike_id', rest ->> 'station',
       json_remove(rest, '$.ride_id', '$.bike_id', '$.station')
FROM arrival WHERE reason IS NULL AND type = 'ride_started'
ON CONFLICT DO NOTHING;

INSERT INTO silver_ride_ended
SELECT event_id, user_id, ts, rest ->> 'ride_id', rest ->> 'bike_id', rest ->> 'station', rest ->> 'minutes',
       json_remove(rest, '$.ride_id', '$.bike_id', '$.station', '$.minutes')
FROM arrival WHERE reason IS NULL AND type = 'ride_ended'
ON CONFLICT DO NOTHING;

-- An amount that could not be read stays beside it as it was written.
INSERT INTO silver_payment
SELECT event_id, user_id, ts, rest ->> 'ride_id', rest ->> 'bike_id', amount,
       CASE WHEN amount IS NULL THEN rest ->> 'amount' END, rest ->> 'currency',
       json_remove(rest, '$.ride_id', '$.bike_id', '$.amount', '$.currency')
FROM arrival WHERE reason IS NULL AND type = 'payment'
ON CONFLICT DO NOTHING;

INSERT INTO silver_other
SELECT event_id, type, user_id, ts, rest
FROM arrival WHERE reason IS NULL AND type NOT IN ('ride_started', 'ride_ended', 'payment')
ON CONFLICT DO NOTHING;

-- Gold from silver, never from what has just arrived. The days that the batch touches are counted anew: a sum of
-- users cannot be added to.
INSERT INTO gold_stream
SELECT event_id, user_id, activity, occurred_ts, minutes FROM silver_events
WHERE event_id IN (SELECT event_id FROM arrival)
ON CONFLICT DO NOTHING;

DELETE FROM gold_daily WHERE activity_date IN (SELECT date(ts) FROM arrival WHERE reason IS NULL);
INSERT INTO gold_daily
SELECT date(occurred_ts), activity, count(*), count(DISTINCT user_id), sum(minutes)
FROM gold_stream
WHERE date(occurred_ts) IN (SELECT date(ts) FROM arrival WHERE reason IS NULL)
GROUP BY date(occurred_ts), activity;
