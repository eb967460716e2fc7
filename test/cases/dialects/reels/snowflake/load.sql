merge into dim_video t
using (select * from bronze_videos qualify row_number() over (partition by video_id order by published_ts) = 1) s
on t.video_id = s.video_id
when not matched then insert (video_id, creator_id, category, duration_ms, published_ts)
values (s.video_id, s.creator_id, s.category, s.duration_ms, s.published_ts::timestamp_ntz);

merge into dim_creator t
using (select distinct creator_id, handle, tier, changed_ts::timestamp_ntz as effective_from from bronze_creators) s
on t.creator_id = s.creator_id and t.effective_from = s.effective_from
when not matched then insert (creator_id, handle, tier, effective_from)
values (s.creator_id, s.handle, s.tier, s.effective_from);

create or replace temp table stage_events as
select
    e.event_id, e.event_type, e.user_id, e.device_id, e.client_session_id, e.video_id, e.creator_id,
    to_timestamp_ntz(e.event_ts) as event_ts,
    to_timestamp_ntz(e.received_ts) as received_ts,
    parse_json(e.properties) as p,
    parse_json(e.context) as context
from bronze_events e
left join bronze_deletions d on d.user_id = e.user_id
where d.user_id is null
qualify row_number() over (partition by e.event_id order by e.received_ts desc) = 1;

merge into fact_event t
using stage_events s on s.event_id = t.event_id
when not matched then insert (
    event_id, event_type, user_id, device_id, client_session_id, video_id, creator_id, event_ts, received_ts,
    view_id, watch_ms, share_id, parent_share_id, channel, comment_id, comment_text, properties, context
) values (
    s.event_id, s.event_type, s.user_id, s.device_id, s.client_session_id, s.video_id, s.creator_id, s.event_ts, s.received_ts,
    s.p:view_id::varchar, s.p:watch_ms::number, s.p:share_id::varchar, s.p:parent_share_id::varchar, s.p:channel::varchar,
    s.p:comment_id::varchar, s.p:text::varchar, object_delete(s.p, 'parent_share_id'), s.context
);

delete from agg_creator_daily
where activity_date in (select distinct to_date(event_ts) from stage_events);

insert into agg_creator_daily
select
    creator_id,
    event_ts::date,
    sum(iff(event_type = 'video_view_start', 1, 0)),
    sum(iff(event_type = 'video_view_end', nvl(watch_ms, 0), 0)),
    sum(case event_type when 'like' then 1 when 'unlike' then -1 else 0 end),
    sum(iff(event_type = 'share', 1, 0)),
    sum(iff(event_type = 'comment', 1, 0)),
    sum(decode(event_type, 'follow_creator', 1, 'unfollow_creator', -1, 0))
from fact_event
where creator_id is not null
  and event_type in ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment', 'follow_creator', 'unfollow_creator')
  and event_ts::date in (select distinct to_date(event_ts) from stage_events)
group by 1, 2;
