select a.creator_id, a.activity_date, c.tier, a.views, a.watch_ms, a.net_likes, a.shares, a.comments, a.net_follows
from agg_creator_daily a
left join (
    select
        creator_id, tier, effective_from,
        lead(effective_from, 1, '9999-12-31'::timestamp_ntz) over (partition by creator_id order by effective_from) as effective_to
    from dim_creator
) c
    on c.creator_id = a.creator_id
    and dateadd(day, 1, a.activity_date)::timestamp_ntz > c.effective_from
    and dateadd(day, 1, a.activity_date)::timestamp_ntz <= c.effective_to;
