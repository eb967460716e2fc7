INSERT OR REPLACE INTO author SELECT author_id,account_kind,joined_ts FROM bronze_authors;
INSERT OR REPLACE INTO post SELECT post_id,author_id,post_kind,published_ts FROM bronze_posts;
INSERT OR IGNORE INTO dirty_day SELECT DISTINCT substr(event_ts,1,10) FROM bronze_events b WHERE NOT EXISTS (SELECT 1 FROM silver_event s WHERE s.event_id=b.event_id);
INSERT OR REPLACE INTO silver_event(event_id,event_type,user_id,device_id,post_id,author_id,surface,event_ts,received_ts,properties,context) SELECT event_id,event_type,user_id,device_id,post_id,author_id,surface,event_ts,received_ts,properties,context FROM bronze_events;
INSERT OR REPLACE INTO gold_day_type SELECT event_date,ifnull(surface,'unknown'),event_type,count(*) FROM silver_event WHERE event_date IN dirty_day GROUP BY 1,2,3;
INSERT OR REPLACE INTO gold_day_engaged SELECT event_date,ifnull(surface,'unknown'),count(DISTINCT user_id) FROM silver_event WHERE event_date IN dirty_day AND event_type IN ('post_like','post_comment','post_share','post_reaction') GROUP BY 1,2;
DELETE FROM dirty_day;
