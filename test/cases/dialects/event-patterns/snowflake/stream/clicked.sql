with pairs as (
  select o.event_id as open_id, o.kind, c.event_id as click_id, c.user_id, c.event_ts as click_ts
  from (select event_id, customer as user_id, ts as event_ts, 'email' as kind from activity_stream where activity = 'email_open') o
  join (select event_id, customer as user_id, ts as event_ts from activity_stream where activity = 'email_click') c on c.user_id = o.user_id and datediff('second', o.event_ts, c.event_ts) between 0 and 3600
)
select user_id, count(distinct open_id) as opens, count(distinct click_id) as clicks, min(click_ts) as first_click_ts
from pairs group by user_id;
