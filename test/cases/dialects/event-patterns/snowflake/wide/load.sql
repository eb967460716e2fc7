merge into events_wide t
using (
  select *, parse_json(properties) as p from bronze_events
  qualify row_number() over (partition by event_id order by received_ts) = 1
) s
on t.event_id = s.event_id
when not matched then insert (event_id, event_type, user_id, event_ts, received_ts, campaign_id, email_id, variant, subject, mail_client, layout, link, link_position)
values (s.event_id, s.event_type, s.user_id, s.event_ts::timestamp_ntz, s.received_ts::timestamp_ntz, s.p:campaign_id::string, s.p:email_id::string, s.p:variant::string, s.p:subject::string, s.p:mail_client::string, s.p:layout::string, s.p:link::string, s.p:link_position::int);
