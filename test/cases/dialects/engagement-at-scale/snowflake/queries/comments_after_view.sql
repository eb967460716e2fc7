with c as (
    select * from fct_post_event where event_type = 'post_comment'
), v as (
    select user_id, post_id, event_ts from fct_post_event where event_type = 'post_view'
), joined as (
    select
        c.user_id,
        c.post_id,
        c.event_id,
        datediff('second', v.event_ts, c.event_ts) as secs
    from c
    inner join v
        on c.user_id = v.user_id
        and c.post_id = v.post_id
        and v.event_ts <= c.event_ts
        and v.event_ts >= dateadd(hour, -1, c.event_ts)
    qualify row_number() over (partition by c.event_id order by v.event_ts desc) = 1
)
select user_id, count(*) as comments, count(distinct post_id) as posts, min(secs) as shortest_seconds
from joined
group by user_id;
