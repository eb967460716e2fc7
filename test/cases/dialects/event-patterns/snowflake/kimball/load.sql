insert into fct_email_sent (event_id, user_id, event_ts, received_ts, campaign_id, email_id, variant, subject)
select event_id, user_id, event_ts::timestamp_ntz, received_ts::timestamp_ntz, p:campaign_id::string, p:email_id::string, p:variant::string, p:subject::string
from (select *, parse_json(properties) as p from bronze_events where event_type = 'email_sent') b
where event_id not in (select event_id from fct_email_sent)
qualify row_number() over (partition by event_id order by received_ts) = 1;
insert into fct_email_open (event_id, user_id, event_ts, received_ts, campaign_id, email_id, mail_client, layout)
select event_id, user_id, event_ts::timestamp_ntz, received_ts::timestamp_ntz, p:campaign_id::string, p:email_id::string, p:mail_client::string, p:layout::string
from (select *, parse_json(properties) as p from bronze_events where event_type = 'email_open') b
where event_id not in (select event_id from fct_email_open)
qualify row_number() over (partition by event_id order by received_ts) = 1;
insert into fct_email_click (event_id, user_id, event_ts, received_ts, campaign_id, email_id, link, link_position)
select event_id, user_id, event_ts::timestamp_ntz, received_ts::timestamp_ntz, p:campaign_id::string, p:email_id::string, p:link::string, p:link_position::int
from (select *, parse_json(properties) as p from bronze_events where event_type = 'email_click') b
where event_id not in (select event_id from fct_email_click)
qualify row_number() over (partition by event_id order by received_ts) = 1;
