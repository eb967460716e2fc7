update fact_event
set parent_share_id = null
from (select share_id from fact_event where user_id = :user_id and share_id is not null) s
where fact_event.parent_share_id = s.share_id;

delete from fact_event where user_id = :user_id;
