with recent as (
    select video_id, max(event_ts) as last_viewed_ts
    from fact_event
    where user_id = :user_id and event_type = 'video_view_start'
    group by video_id
    order by last_viewed_ts desc, video_id
    limit 10
),
likes as (
    select video_id, max_by(event_type, event_ts) as last_like
    from fact_event
    where user_id = :user_id and event_type in ('like', 'unlike')
    group by video_id
)
select r.video_id, r.last_viewed_ts, iff(l.last_like = 'like', 1, 0) as liked
from recent r
left join likes l using (video_id)
order by r.last_viewed_ts desc, r.video_id;
