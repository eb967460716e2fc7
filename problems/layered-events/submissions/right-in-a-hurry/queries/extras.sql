SELECT e.event_id, x.key AS property, CAST(x.value AS TEXT) AS value
FROM silver_events AS e, json_each(e.extra) AS x
WHERE x.type <> 'null';
