-- The features are taken by place: the first three properties, whatever the type calls them; a fourth is the link.
INSERT OR IGNORE INTO stream (activity_id, ts, customer, activity, feature_1, feature_2, feature_3, link)
SELECT event_id, unixepoch(event_ts), user_id, event_type,
       max(value) FILTER (WHERE place = 1), max(value) FILTER (WHERE place = 2),
       max(value) FILTER (WHERE place = 3), max(value) FILTER (WHERE place = 4)
FROM (
  SELECT e.event_id, e.event_ts, e.user_id, e.event_type, p.value,
         row_number() OVER (PARTITION BY e.event_id ORDER BY p.key) AS place
  FROM (SELECT DISTINCT event_id, event_ts, user_id, event_type, properties FROM bronze_events) AS e
  LEFT JOIN json_each(e.properties) AS p ON true
)
GROUP BY event_id;
