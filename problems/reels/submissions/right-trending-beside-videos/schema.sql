CREATE TABLE trending_videos (video_id TEXT PRIMARY KEY, score INT);

CREATE TABLE events (
  event_id TEXT PRIMARY KEY,
  event_type TEXT NOT NULL,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  video_id TEXT,
  creator_id TEXT,
  client_session_id TEXT,
  event_ts TEXT NOT NULL,
  received_ts TEXT NOT NULL,
  view_id TEXT, watch_ms INTEGER, share_id TEXT, parent_share_id TEXT, comment_id TEXT, comment_text TEXT,
  properties TEXT
) PARTITION BY DATE(event_ts) CLUSTER BY user_id;
CREATE INDEX ix_ev_user ON events(user_id, event_type, video_id, event_ts);
CREATE INDEX ix_ev_day ON events(creator_id, event_ts);
CREATE INDEX ix_ev_parent ON events(parent_share_id);
CREATE INDEX ix_ev_share ON events(share_id);
CREATE TABLE videos (video_id TEXT PRIMARY KEY, creator_id TEXT, category TEXT, duration_ms INTEGER, published_ts TEXT);
CREATE TABLE creators (creator_id TEXT, handle TEXT, tier TEXT, changed_ts TEXT, PRIMARY KEY (creator_id, changed_ts));
CREATE TABLE agg_creator_day (creator_id TEXT, activity_date TEXT, views INT, watch_ms INT, net_likes INT, shares INT, comments INT, net_follows INT,
  PRIMARY KEY (creator_id, activity_date));
CREATE VIEW ev AS SELECT * FROM events;
CREATE VIEW vid AS SELECT * FROM videos;
CREATE VIEW cre AS SELECT * FROM creators;
