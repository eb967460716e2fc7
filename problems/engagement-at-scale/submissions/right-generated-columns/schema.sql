CREATE TABLE post(post_id TEXT NOT NULL, author_id TEXT NOT NULL, post_kind TEXT, published_ts TEXT, CONSTRAINT pk_post PRIMARY KEY(post_id));
CREATE TABLE author(author_id TEXT NOT NULL, account_kind TEXT, joined_ts TEXT, CONSTRAINT pk_author PRIMARY KEY(author_id));
CREATE TABLE silver_event(
  event_id TEXT NOT NULL, event_type TEXT NOT NULL, user_id TEXT NOT NULL, device_id TEXT NOT NULL, post_id TEXT NOT NULL, author_id TEXT NOT NULL, surface TEXT,
  event_ts TEXT NOT NULL, event_date TEXT GENERATED ALWAYS AS (substr(event_ts,1,10)) VIRTUAL, received_ts TEXT NOT NULL, properties TEXT NOT NULL, context TEXT NOT NULL,
  dwell_ms INTEGER GENERATED ALWAYS AS (properties->>'dwell_ms') VIRTUAL, comment_id TEXT GENERATED ALWAYS AS (properties->>'comment_id') VIRTUAL,
  text TEXT GENERATED ALWAYS AS (properties->>'text') VIRTUAL, share_id TEXT GENERATED ALWAYS AS (properties->>'share_id') VIRTUAL, channel TEXT GENERATED ALWAYS AS (properties->>'channel') VIRTUAL, reaction TEXT GENERATED ALWAYS AS (properties->>'reaction') VIRTUAL,
  CONSTRAINT pk_ev PRIMARY KEY (event_id)
) PARTITION BY event_date CLUSTER BY event_type, user_id;
CREATE VIEW views AS SELECT * FROM silver_event WHERE event_type='post_view';
CREATE VIEW comments AS SELECT * FROM silver_event WHERE event_type='post_comment';
CREATE TABLE gold_day_type(activity_date TEXT NOT NULL, surface TEXT NOT NULL, event_type TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(activity_date,surface,event_type));
CREATE TABLE gold_day_engaged(activity_date TEXT NOT NULL, surface TEXT NOT NULL, engaged_users INTEGER NOT NULL, PRIMARY KEY(activity_date,surface));
CREATE TABLE dirty_day(activity_date TEXT PRIMARY KEY);
