merge into dim_author t
using (
    select distinct author_id, account_kind, joined_ts::timestamp_ntz as joined_ts from bronze_authors
) s
on t.author_id = s.author_id
when not matched then insert (author_id, account_kind, joined_ts) values (s.author_id, s.account_kind, s.joined_ts);

merge into dim_post t
using (
    select post_id, author_id, post_kind, to_timestamp_ntz(published_ts) as published_ts
    from bronze_posts
    qualify row_number() over (partition by post_id order by published_ts) = 1
) s
on t.post_id = s.post_id
when not matched then insert (post_id, author_id, post_kind, published_ts)
    values (s.post_id, s.author_id, s.post_kind, s.published_ts);

create or replace temporary table stg_events as
with parsed as (
    select
        event_id,
        event_type,
        user_id,
        device_id,
        post_id,
        author_id,
        coalesce(surface, 'unknown')            as surface,
        to_timestamp_ntz(event_ts)              as event_ts,
        to_timestamp_ntz(received_ts)           as received_ts,
        parse_json(properties)                  as props,
        parse_json(context)                     as context
    from bronze_events
)
select
    event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
    props:dwell_ms::number      as dwell_ms,
    props:comment_id::string    as comment_id,
    props:text::string          as comment_text,
    props:share_id::string      as share_id,
    props:channel::string       as channel,
    props:reaction::string      as reaction,
    context
from parsed
qualify row_number() over (partition by event_id order by received_ts) = 1;

merge into fct_post_event t
using stg_events s
on t.event_id = s.event_id
when not matched then insert
    (event_id, event_type, user_id, device_id, post_id, author_id, surface, event_ts, received_ts,
     dwell_ms, comment_id, comment_text, share_id, channel, reaction, context)
values
    (s.event_id, s.event_type, s.user_id, s.device_id, s.post_id, s.author_id, s.surface, s.event_ts, s.received_ts,
     s.dwell_ms, s.comment_id, s.comment_text, s.share_id, s.channel, s.reaction, s.context);

merge into agg_daily_engagement t
using (
    select
        event_ts::date                                              as activity_date,
        surface,
        count_if(event_type = 'post_view')                          as views,
        count_if(event_type = 'post_like')                          as likes,
        count_if(event_type = 'post_comment')                       as comments,
        count_if(event_type = 'post_share')                         as shares,
        count_if(event_type = 'post_reaction')                      as reactions,
        count(distinct iff(event_type <> 'post_view', user_id, null)) as engaged_users
    from fct_post_event
    where event_ts::date in (select event_ts::date from stg_events)
    group by all
) s
on t.activity_date = s.activity_date and t.surface = s.surface
when matched then update set
    t.views = s.views, t.likes = s.likes, t.comments = s.comments, t.shares = s.shares,
    t.reactions = s.reactions, t.engaged_users = s.engaged_users
when not matched then insert
    (activity_date, surface, views, likes, comments, shares, reactions, engaged_users)
    values (s.activity_date, s.surface, s.views, s.likes, s.comments, s.shares, s.reactions, s.engaged_users);
