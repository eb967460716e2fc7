merge into activity_stream t
using (select * from bronze_events qualify row_number() over (partition by event_id order by received_ts) = 1) s
on t.event_id = s.event_id
when not matched then insert (activity_id, customer, activity, ts, received_ts, feature_json, event_id)
values (s.event_id, s.user_id, s.event_type, s.event_ts::timestamp_ntz, s.received_ts::timestamp_ntz, parse_json(s.properties), s.event_id);
