CREATE SCHEMA IF NOT EXISTS iceberg.social;

-- grain: author_id
CREATE TABLE IF NOT EXISTS iceberg.social.dim_author (
    author_id varchar NOT NULL,
    account_kind varchar,
    joined_ts timestamp(6)
)
WITH (format = 'PARQUET');

-- grain: post_id
CREATE TABLE IF NOT EXISTS iceberg.social.dim_post (
    post_id varchar NOT NULL,
    author_id varchar,
    post_kind varchar,
    published_ts timestamp(6)
)
WITH (format = 'PARQUET');

-- grain: one row per event_id
CREATE TABLE IF NOT EXISTS iceberg.social.events (
    event_id varchar NOT NULL COMMENT 'unique id from the app',
    event_type varchar NOT NULL,
    user_id varchar NOT NULL,
    device_id varchar,
    post_id varchar NOT NULL,
    author_id varchar,
    surface varchar,
    event_ts timestamp(6) NOT NULL,
    received_ts timestamp(6) NOT NULL,
    dwell_ms bigint,
    comment_id varchar,
    comment_text varchar,
    share_id varchar,
    channel varchar,
    reaction varchar,
    app_version varchar,
    country varchar
)
WITH (
    format = 'PARQUET',
    partitioning = ARRAY['day(event_ts)'],
    sorted_by = ARRAY['user_id', 'event_ts']
);

-- grain: activity_date, surface
CREATE TABLE IF NOT EXISTS iceberg.social.daily_engagement (
    activity_date date NOT NULL,
    surface varchar NOT NULL,
    views bigint,
    likes bigint,
    comments bigint,
    shares bigint,
    reactions bigint,
    engaged_users bigint
)
WITH (format = 'PARQUET', partitioning = ARRAY['month(activity_date)']);
