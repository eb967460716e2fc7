CREATE TABLE events (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  video_id TEXT REFERENCES dim_video(video_id),
  creator_id TEXT,
  client_session_id TEXT,
  ts TEXT, lag_s INTEGER,
  view_id TEXT, watch_ms INTEGER, share_id TEXT, parent_share_id TEXT, comment_id TEXT, comment_text TEXT,
  properties TEXT
) PARTITION BY DATE(ts) CLUSTER BY user_id;
CREATE INDEX ix_ev_user ON events(user_id, event_type, video_id);
CREATE INDEX ix_ev_day ON events(creator_id);
CREATE INDEX ix_ev_parent ON events(parent_share_id);
CREATE INDEX ix_ev_share ON events(share_id);
CREATE TABLE dim_video (video_id TEXT PRIMARY KEY, creator_id TEXT, category TEXT, duration_ms INTEGER, published_ts TEXT);
CREATE TABLE dim_creator (creator_id TEXT, handle TEXT, tier TEXT, changed_ts TEXT, PRIMARY KEY (creator_id, changed_ts));
CREATE TABLE agg_creator_day (creator_id TEXT, activity_date TEXT, views INT, watch_ms INT, net_likes INT, shares INT, comments INT, net_follows INT,
  PRIMARY KEY (creator_id, activity_date));
CREATE VIEW ev AS SELECT *, ts AS event_ts FROM events;
CREATE VIEW vid AS SELECT * FROM dim_video;
CREATE VIEW cre AS SELECT * FROM dim_creator;
