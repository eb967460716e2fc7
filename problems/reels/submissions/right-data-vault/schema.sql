CREATE TABLE hub_user (user_hk TEXT PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, load_dts TEXT, record_source TEXT);
CREATE TABLE hub_device (device_hk TEXT PRIMARY KEY, device_id TEXT NOT NULL UNIQUE, load_dts TEXT);
CREATE TABLE hub_video (video_hk TEXT PRIMARY KEY, video_id TEXT NOT NULL UNIQUE, load_dts TEXT);
CREATE TABLE hub_creator (creator_hk TEXT PRIMARY KEY, creator_id TEXT NOT NULL UNIQUE, load_dts TEXT);
-- partition by date(load_dts)
CREATE TABLE hub_event (event_hk TEXT PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, load_dts TEXT);
-- partition by date(happened), cluster by user_hk
CREATE TABLE lnk_event (event_hk TEXT PRIMARY KEY REFERENCES hub_event, user_hk TEXT REFERENCES hub_user, device_hk TEXT REFERENCES hub_device, video_hk TEXT REFERENCES hub_video, creator_hk TEXT REFERENCES hub_creator, event_type TEXT, happened TEXT);
CREATE INDEX lnk_u ON lnk_event (user_hk, event_type, video_hk, happened);
-- partition by date(event_ts), cluster by event_hk
CREATE TABLE sat_event (event_hk TEXT REFERENCES hub_event, load_dts TEXT, event_ts TEXT, client_session_id TEXT, payload TEXT, PRIMARY KEY (event_hk));
CREATE TABLE sat_video (video_hk TEXT REFERENCES hub_video, load_dts TEXT, category TEXT, duration_ms INT, creator_hk TEXT, published_ts TEXT, PRIMARY KEY (video_hk));
CREATE TABLE sat_creator (creator_hk TEXT REFERENCES hub_creator, valid_from TEXT, handle TEXT, tier TEXT, PRIMARY KEY (creator_hk, valid_from));
CREATE TABLE agg_creator_day (creator_id TEXT, activity_date TEXT, views INT, watch_ms INT, net_likes INT, shares INT, comments INT, net_follows INT, PRIMARY KEY (creator_id, activity_date));
CREATE VIEW ev AS SELECT h.event_id, l.event_type, u.user_id, d.device_id, v.video_id, c.creator_id, s.event_ts, payload->>'watch_ms' AS watch_ms, payload->>'share_id' AS share_id, payload->>'parent_share_id' AS parent_share_id
 FROM lnk_event l JOIN hub_event h USING (event_hk) JOIN hub_user u USING (user_hk) JOIN hub_device d USING (device_hk) LEFT JOIN hub_video v USING (video_hk) LEFT JOIN hub_creator c ON c.creator_hk = l.creator_hk JOIN sat_event s USING (event_hk);
CREATE VIEW vid AS SELECT video_id, category FROM hub_video JOIN sat_video USING (video_hk);
CREATE VIEW cre AS SELECT creator_id, tier, valid_from AS changed_ts FROM hub_creator JOIN sat_creator USING (creator_hk);
