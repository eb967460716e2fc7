INSERT OR IGNORE INTO activity_stream SELECT event_id,event_ts,user_id,event_type,properties,received_ts FROM bronze_events;
