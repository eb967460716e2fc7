INSERT INTO bronze_events
SELECT event_id, producer_id, received_ts, payload FROM landing_events
ON CONFLICT DO NOTHING;

INSERT INTO silver_dead_letters
SELECT event_id, reason FROM parsed WHERE reason IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO silver_ride_started
SELECT event_id, user_id, occurred_ts, payload ->> 'ride_id', payload ->> 'bike_id', payload ->> 'station'
FROM parsed WHERE reason IS NULL AND activity = 'ride_started'
ON CONFLICT DO NOTHING;

INSERT INTO silver_ride_ended
SELECT event_id, user_id, occurred_ts, payload ->> 'ride_id', payload ->> 'bike_id', payload ->> 'station',
       TRY_CAST(payload ->> 'minutes' AS INTEGER)
FROM parsed WHERE reason IS NULL AND activity = 'ride_ended'
ON CONFLICT DO NOTHING;

INSERT INTO silver_payment
SELECT event_id, user_id, occurred_ts, payload ->> 'ride_id', payload ->> 'bike_id', amount,
       CASE WHEN amount IS NULL THEN payload ->> 'amount' END, payload ->> 'currency'
FROM parsed WHERE reason IS NULL AND activity = 'payment'
ON CONFLICT DO NOTHING;

INSERT INTO silver_other
SELECT event_id, user_id, activity, occurred_ts
FROM parsed WHERE reason IS NULL AND activity NOT IN ('ride_started', 'ride_ended', 'payment')
ON CONFLICT DO NOTHING;

INSERT INTO silver_extra
SELECT event_id, property, json_extract_string(payload, property) AS value
FROM (
  SELECT *, unnest(json_keys(payload)) AS property FROM parsed WHERE reason IS NULL
)
WHERE property NOT IN ('user', 'type', 'time')
  AND json_extract_string(payload, property) IS NOT NULL
  AND NOT (activity IN ('ride_started', 'ride_ended', 'payment') AND property IN ('ride_id', 'bike_id'))
  AND NOT (activity IN ('ride_started', 'ride_ended') AND property = 'station')
  AND NOT (activity = 'ride_ended' AND property = 'minutes')
  AND NOT (activity = 'payment' AND property IN ('amount', 'currency'))
ON CONFLICT DO NOTHING;
