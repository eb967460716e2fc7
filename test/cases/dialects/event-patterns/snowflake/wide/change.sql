alter table events_wide add column push_id varchar, action varchar;
