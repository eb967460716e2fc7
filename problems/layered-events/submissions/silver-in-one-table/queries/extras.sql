SELECT e.event_id, x.key AS property, CAST(x.value AS TEXT) AS value
FROM silver_events AS e, json_each(e.rest) AS x
WHERE x.type <> 'null'
  AND NOT (activity IN ('ride_started', 'ride_ended') AND x.key IN ('ride_id', 'bike_id', 'station'))
  AND NOT (activity = 'ride_ended' AND x.key = 'minutes')
  AND NOT (activity = 'payment' AND x.key IN ('ride_id', 'bike_id', 'amount', 'currency'));
