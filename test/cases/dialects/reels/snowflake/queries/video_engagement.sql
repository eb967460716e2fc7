with current_likes as (
    select video_id, user_id
    from fact_event
    where event_type in ('like', 'unlike')
    qualify row_number() over (partition by video_id, user_id order by event_ts desc) = 1
        and event_type = 'like'
),
likes as (
    select video_id, count(*) as likes from current_likes group by video_id
)
select
    e.video_id,
    max(v.category)                                                 as category,
    count_if(e.event_type = 'video_view_start')                     as views,
    count(distinct case when e.event_type = 'video_view_start' then e.user_id end) as viewers,
    coalesce(sum(e.watch_ms), 0)                                    as watch_ms,
    coalesce(max(l.likes), 0)                                       as likes,
    count_if(e.event_type = 'share')                                as shares,
    count_if(e.event_type = 'comment')                              as comments
from fact_event e
left join dim_video v on v.video_id = e.video_id
left join likes l on l.video_id = e.video_id
where e.video_id is not null
  and e.event_type in ('video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment')
group by e.video_id;
