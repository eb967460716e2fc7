INSERT INTO inbox SELECT event_id,event_type,user_id,event_ts,received_ts,properties FROM bronze_events;
