create table fct_push_open (event_id varchar primary key, user_id varchar, event_ts timestamp_ntz, received_ts timestamp_ntz, push_id varchar, action varchar);
