-- What the load does behind bronze, and nothing else.
INSERT OR IGNORE INTO silver_dead_letters
SELECT event_id, reason FROM parsed WHERE reason IS NOT NULL;

INSERT OR IGNORE INTO silver_starts
SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', payload ->> '$.station'
FROM parsed WHERE reason IS NULL AND activity = 'ride_started';

INSERT OR IGNORE INTO silver_ends
SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', payload ->> '$.station',
       payload ->> '$.minutes'
FROM parsed WHERE reason IS NULL AND activity = 'ride_ended';

INSERT OR IGNORE INTO silver_payments
SELECT event_id, user_id, occurred_ts, payload ->> '$.ride_id', payload ->> '$.bike_id', amount,
       CASE WHEN amount IS NULL THEN payload ->> '$.amount' END, payload ->> '$.currency'
FROM parsed WHERE reason IS NULL AND activity = 'payment';

INSERT OR IGNORE INTO silver_unknown
SELECT event_id, user_id, activity, occurred_ts
FROM parsed WHERE reason IS NULL AND activity NOT IN ('ride_started', 'ride_ended', 'payment');

INSERT OR IGNORE INTO silver_extras
SELECT p.event_id, x.key, x.value
FROM parsed AS p
JOIN json_each(p.payload) AS x
WHERE p.reason IS NULL
  AND x.key NOT IN ('user', 'type', 'time')
  AND x.type <> 'null'
  AND NOT CASE p.activity
        WHEN 'ride_started' THEN x.key IN ('ride_id', 'bike_id', 'station')
        WHEN 'ride_ended' THEN x.key IN ('ride_id', 'bike_id', 'station', 'minutes')
        WHEN 'payment' THEN x.key IN ('ride_id', 'bike_id', 'amount', 'currency')
        ELSE 0
      END;
