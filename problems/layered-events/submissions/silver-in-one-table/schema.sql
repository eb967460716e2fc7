CREATE TABLE bronze_events (
  event_id    TEXT PRIMARY KEY,
  producer_id TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  payload     TEXT NOT NULL
);
CREATE TABLE silver_events (
  event_id    TEXT PRIMARY KEY,
  user_id     TEXT NOT NULL,
  activity    TEXT NOT NULL,
  occurred_ts TEXT NOT NULL,
  amount      REAL,
  rest        TEXT NOT NULL
);
CREATE TABLE silver_dead_letters (event_id TEXT PRIMARY KEY, reason TEXT NOT NULL);
CREATE VIEW gold_stream AS
SELECT event_id, user_id, activity, occurred_ts, CASE activity WHEN 'ride_ended' THEN coalesce(rest ->> 'minutes', 0) ELSE 0 END AS minutes
FROM silver_events;
CREATE VIEW gold_daily AS
SELECT date(occurred_ts) AS activity_date, activity, count(*) AS events, count(DISTINCT user_id) AS users, sum(minutes) AS minutes
FROM gold_stream GROUP BY date(occurred_ts), activity;
