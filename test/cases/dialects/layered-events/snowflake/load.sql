insert into bronze_events (event_id, producer_id, received_ts, payload)
select event_id, producer_id, received_ts::timestamp_ntz, parse_json(payload)
from landing_events l
where not exists (select 1 from bronze_events b where b.event_id = l.event_id)
qualify row_number() over (partition by event_id order by received_ts) = 1;

create or replace temporary table stg as
select
    event_id,
    payload,
    nullif(payload:user::string, '')  as user_id,
    nullif(payload:type::string, '')  as type,
    try_to_timestamp_ntz(nullif(payload:time::string, '')) as event_ts,
    case
        when typeof(payload) <> 'OBJECT' then 'not_an_object'
        when user_id is null then 'missing_user'
        when type is null then 'missing_type'
        when event_ts is null then 'missing_time'
    end as reason
from bronze_events
where event_id in (select event_id from landing_events);

insert into silver_dead_letters (event_id, reason, payload)
select s.event_id, s.reason, s.payload
from stg s
where s.reason is not null
  and not exists (select 1 from silver_dead_letters d where d.event_id = s.event_id);

merge into silver_ride_started t
using (select * from stg where reason is null and type = 'ride_started') s
on t.event_id = s.event_id
when not matched then insert (event_id, user_id, event_ts, ride_id, bike_id, station, extra)
values (s.event_id, s.user_id, s.event_ts, s.payload:ride_id::string, s.payload:bike_id::string, s.payload:station::string,
        object_delete(s.payload, 'user', 'type', 'time', 'ride_id', 'bike_id', 'station'));

merge into silver_ride_ended t
using (select * from stg where reason is null and type = 'ride_ended') s
on t.event_id = s.event_id
when not matched then insert (event_id, user_id, event_ts, ride_id, bike_id, station, minutes, extra)
values (s.event_id, s.user_id, s.event_ts, s.payload:ride_id::string, s.payload:bike_id::string, s.payload:station::string,
        s.payload:minutes::int, object_delete(s.payload, 'user', 'type', 'time', 'ride_id', 'bike_id', 'station', 'minutes'));

merge into silver_payment t
using (
    select *,
           payload:amount::string as raw_amount,
           iff(typeof(payload:amount) <> 'VARCHAR' or regexp_like(raw_amount, '\\d+(\\.\\d+)?'), try_to_decimal(raw_amount, 12, 2), null) as amount
    from stg
    where reason is null and type = 'payment'
) s
on t.event_id = s.event_id
when not matched then insert (event_id, user_id, event_ts, ride_id, bike_id, amount, amount_raw, currency, extra)
values (s.event_id, s.user_id, s.event_ts, s.payload:ride_id::string, s.payload:bike_id::string, s.amount,
        iff(s.amount is null, s.raw_amount, null), s.payload:currency::string,
        object_delete(s.payload, 'user', 'type', 'time', 'ride_id', 'bike_id', 'amount', 'currency'));

merge into silver_unknown t
using (select * from stg where reason is null and type not in ('ride_started', 'ride_ended', 'payment')) s
on t.event_id = s.event_id
when not matched then insert (event_id, user_id, type, event_ts, extra)
values (s.event_id, s.user_id, s.type, s.event_ts, object_delete(s.payload, 'user', 'type', 'time'));
