with gaps as (
    select
        *,
        datediff('second', lag(event_ts) over (partition by user_id, device_id order by event_ts), event_ts) as gap_seconds
    from fact_event
),
sessionized as (
    select *, conditional_true_event(gap_seconds > 1800) over (partition by user_id, device_id order by event_ts) as session_no
    from gaps
)
select
    user_id,
    device_id,
    min(event_ts)                                                   as session_start,
    least(max(event_ts), dateadd('hour', 4, min(event_ts)))         as session_end,
    min(event_ts)::date                                             as session_date,
    count(distinct iff(event_type = 'video_view_start', video_id, null)) as videos_viewed,
    zeroifnull(sum(iff(event_type = 'video_view_end', watch_ms, null)))  as watch_ms,
    count_if(event_type in ('like', 'share', 'comment'))            as engagements
from sessionized
group by user_id, device_id, session_no;
