CREATE TABLE video (
  video_id     text PRIMARY KEY,
  creator_id   text NOT NULL,
  category     text,
  duration_ms  integer,
  published_ts timestamp
);

-- one row a change: the tier of a day is found by time
CREATE TABLE creator (
  creator_id text NOT NULL,
  changed_ts timestamp NOT NULL,
  handle     text,
  tier       text,
  PRIMARY KEY (creator_id, changed_ts)
);

-- holds: video_view_start, video_view_end, like, unlike, share, comment
-- holds: session_start, session_end, follow_creator, unfollow_creator
-- partition by event_date, cluster by user_id
CREATE TABLE event (
  event_id          text PRIMARY KEY,
  event_type        text NOT NULL,
  user_id           text NOT NULL,
  device_id         text NOT NULL,
  event_ts          timestamp NOT NULL,
  event_date        date NOT NULL,
  received_ts       timestamp NOT NULL,
  video_id          text REFERENCES video (video_id) NOT ENFORCED, -- the video may come later
  creator_id        text,
  client_session_id text,
  view_id           text,
  watch_ms          integer,
  share_id          text,
  parent_share_id   text,
  channel           text,
  comment_id        text,
  comment_text      text, -- holds: text
  app_version       text,
  country           text,
  surface           text,
  device_type       text,
  other_properties  jsonb,
  other_context     jsonb
);

CREATE INDEX event_by_device ON event (user_id, device_id, event_ts);
CREATE INDEX event_view ON event (user_id, video_id, event_ts) WHERE event_type = 'video_view_start';
CREATE INDEX event_like ON event (user_id, video_id, event_ts) WHERE event_type IN ('like', 'unlike');
CREATE INDEX event_child ON event (parent_share_id) WHERE parent_share_id IS NOT NULL;

-- outlives the events it was counted from
-- partition by activity_date, cluster by creator_id
CREATE TABLE creator_day (
  creator_id    text NOT NULL,
  activity_date date NOT NULL,
  views         bigint NOT NULL,
  watch_ms      bigint NOT NULL,
  net_likes     bigint NOT NULL,
  shares        bigint NOT NULL,
  comments      bigint NOT NULL,
  net_follows   bigint NOT NULL,
  PRIMARY KEY (creator_id, activity_date)
);

-- days before the last cut-off are closed
CREATE TABLE retention_cutoff (
  cutoff_date date PRIMARY KEY
);
