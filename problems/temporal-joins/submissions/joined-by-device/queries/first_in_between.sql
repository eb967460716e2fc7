WITH cohort AS (
  SELECT activity_id, customer, anonymous_customer_id, ts,
         lead(ts) OVER (PARTITION BY customer ORDER BY ts, activity_id) AS next_ts
  FROM activity_stream
  WHERE activity = 'clicked_mail'
), joined AS (
  SELECT c.activity_id, c.customer, c.ts, a.feature_json ->> 'book' AS first_book,
         row_number() OVER (PARTITION BY c.activity_id ORDER BY a.ts, a.activity_id) AS place
  FROM cohort AS c
  LEFT JOIN activity_stream AS a
    ON a.anonymous_customer_id = c.anonymous_customer_id AND a.activity = 'viewed_book'
    AND a.ts > c.ts AND (a.ts <= c.next_ts OR c.next_ts IS NULL)
)
SELECT activity_id, customer, ts, first_book
FROM joined
WHERE place = 1;
