create table if not exists bronze_events (
    event_id     string not null primary key,
    producer_id  string,
    received_ts  timestamp_ntz,
    payload      variant
);

create table if not exists silver_ride_started (
    event_id string primary key, user_id string, event_ts timestamp_ntz,
    ride_id string, bike_id string, station string, extra variant
) cluster by (event_ts::date);

create table if not exists silver_ride_ended (
    event_id string primary key, user_id string, event_ts timestamp_ntz,
    ride_id string, bike_id string, station string, minutes integer, extra variant
) cluster by (event_ts::date);

create table if not exists silver_payment (
    event_id string primary key, user_id string, event_ts timestamp_ntz,
    ride_id string, bike_id string, amount number(12,2), amount_raw string, currency string, extra variant
) cluster by (event_ts::date);

create table if not exists silver_unknown (
    event_id string primary key, user_id string, type string, event_ts timestamp_ntz, extra variant
);

create table if not exists silver_dead_letters (
    event_id string primary key, reason string, payload variant
);

create or replace view silver_all as
select event_id, user_id, 'ride_started' as activity, event_ts, 0 as minutes, extra from silver_ride_started
union all
select event_id, user_id, 'ride_ended', event_ts, nvl(minutes, 0), extra from silver_ride_ended
union all
select event_id, user_id, 'payment', event_ts, 0, extra from silver_payment
union all
select event_id, user_id, type, event_ts, 0, extra from silver_unknown;

create or replace view gold_stream as
select event_id, user_id, activity, event_ts as occurred_ts, minutes from silver_all;

create or replace view gold_daily as
select
    occurred_ts::date          as activity_date,
    activity,
    count(*)                   as events,
    count(distinct user_id)    as users,
    sum(minutes)               as minutes
from gold_stream
group by 1, 2;
