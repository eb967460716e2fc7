create or replace table dim_video (
    video_id       varchar not null primary key,
    creator_id     varchar,
    category       varchar,
    duration_ms    number,
    published_ts   timestamp_ntz
);

create or replace table dim_creator (
    creator_id     varchar not null,
    handle         varchar,
    tier           varchar,
    effective_from timestamp_ntz not null,
    primary key (creator_id, effective_from)
);

create or replace table fact_event (
    event_id          varchar not null primary key,
    event_type        varchar not null,
    user_id           varchar not null,
    device_id         varchar,
    client_session_id varchar,
    video_id          varchar references dim_video (video_id),
    creator_id        varchar,
    event_ts          timestamp_ntz not null,
    received_ts       timestamp_ntz not null,
    view_id           varchar,
    watch_ms          number,
    share_id          varchar,
    parent_share_id   varchar,
    channel           varchar,
    comment_id        varchar,
    comment_text      varchar,
    properties        variant,
    context           variant
)
cluster by (to_date(event_ts), user_id);

create or replace table agg_creator_daily (
    creator_id     varchar not null,
    activity_date  date not null,
    views          number, watch_ms number, net_likes number, shares number, comments number, net_follows number,
    primary key (creator_id, activity_date)
);
