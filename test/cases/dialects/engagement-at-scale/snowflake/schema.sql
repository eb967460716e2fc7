create or replace transient table dim_author (
    author_id     varchar(64)   not null,
    account_kind  varchar(32),
    joined_ts     timestamp_ntz,
    constraint pk_dim_author primary key (author_id)
);

create or replace table dim_post (
    post_id       varchar       not null primary key,
    author_id     varchar       not null references dim_author (author_id),
    post_kind     varchar,
    published_ts  timestamp_ntz(9)
);

create or replace table fct_post_event (
    event_id      varchar       not null comment 'unique, from the app',
    event_type    varchar       not null,
    user_id       varchar       not null,
    device_id     varchar,
    post_id       varchar       not null,
    author_id     varchar,
    surface       varchar       default 'unknown',
    event_ts      timestamp_ntz not null,
    received_ts   timestamp_ntz not null,
    dwell_ms      number(18,0),
    comment_id    varchar,
    comment_text  varchar,
    share_id      varchar,
    channel       varchar,
    reaction      varchar,
    context       variant,
    loaded_at     timestamp_ltz default current_timestamp(),
    constraint pk_fct_post_event primary key (event_id),
    constraint fk_post foreign key (post_id) references dim_post (post_id),
    constraint fk_author foreign key (author_id) references dim_author (author_id)
)
cluster by (to_date(event_ts), user_id)
data_retention_time_in_days = 1;

create or replace table agg_daily_engagement (
    activity_date  date not null,
    surface        varchar not null,
    views          number,
    likes          number,
    comments       number,
    shares         number,
    reactions      number,
    engaged_users  number,
    primary key (activity_date, surface)
);
