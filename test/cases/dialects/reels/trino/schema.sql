-- grain: video_id
CREATE TABLE lake.reels.dim_video (
    video_id varchar NOT NULL,
    creator_id varchar,
    category varchar,
    duration_ms bigint,
    published_ts timestamp(6)
);

-- grain: creator_id, changed_ts
CREATE TABLE lake.reels.dim_creator_history (
    creator_id varchar NOT NULL,
    handle varchar,
    tier varchar,
    changed_ts timestamp(6) NOT NULL
);

-- grain: event_id
CREATE TABLE lake.reels.fact_event (
    event_id varchar NOT NULL,
    event_type varchar NOT NULL,
    user_id varchar NOT NULL,
    device_id varchar,
    client_session_id varchar,
    video_id varchar,
    creator_id varchar,
    event_ts timestamp(6) NOT NULL,
    received_ts timestamp(6) NOT NULL,
    view_id varchar,
    watch_ms bigint,
    share_id varchar,
    parent_share_id varchar,
    channel varchar,
    comment_id varchar,
    comment_text varchar,
    properties varchar,
    context varchar
)
WITH (format = 'PARQUET', partitioning = ARRAY['day(event_ts)'], sorted_by = ARRAY['user_id']);

-- grain: creator_id, activity_date
CREATE TABLE lake.reels.creator_day (
    creator_id varchar NOT NULL,
    activity_date date NOT NULL,
    views bigint,
    watch_ms bigint,
    net_likes bigint,
    shares bigint,
    comments bigint,
    net_follows bigint
)
WITH (partitioning = ARRAY['month(activity_date)']);
