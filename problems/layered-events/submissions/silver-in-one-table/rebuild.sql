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

INSERT INTO silver_events
SELECT event_id, user_id, type, ts, amount, rest FROM arrival WHERE reason IS NULL
ON CONFLICT DO NOTHING;
