with recursive tree (root_share_id, video_id, share_id, depth) as (
    select share_id, video_id, share_id, 0
    from fact_event
    where event_type = 'share' and parent_share_id is null
    union all
    select t.root_share_id, t.video_id, e.share_id, t.depth + 1
    from tree t
    join fact_event e on e.parent_share_id = t.share_id
)
select root_share_id, video_id, count(*) as shares, max(depth) as max_depth
from tree
group by root_share_id, video_id;
