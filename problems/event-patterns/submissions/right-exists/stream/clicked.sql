WITH opens AS (
  SELECT customer, count(*) AS n FROM activity_stream AS o
  WHERE activity = 'email_open' AND EXISTS (
    SELECT * FROM activity_stream AS c WHERE c.customer = o.customer AND c.activity = 'email_click'
      AND julianday(c.ts) - julianday(o.ts) BETWEEN -0.000001 AND 3600.4 / 86400)
  GROUP BY customer
), clicks AS (
  SELECT customer, count(*) AS n, min(ts) AS first FROM activity_stream AS c
  WHERE activity = 'email_click' AND EXISTS (
    SELECT * FROM activity_stream AS o WHERE o.customer = c.customer AND o.activity = 'email_open'
      AND unixepoch(c.ts) - unixepoch(o.ts) BETWEEN 0 AND 3600)
  GROUP BY customer
)
SELECT customer AS user_id, opens.n AS opens, clicks.n AS clicks, first AS first_click_ts
FROM opens JOIN clicks USING (customer);
