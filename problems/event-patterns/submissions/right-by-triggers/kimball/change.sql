CREATE TABLE push_open(eid TEXT NOT NULL PRIMARY KEY, who TEXT, ts TEXT, push_id TEXT, action TEXT) WITHOUT ROWID;
CREATE TRIGGER tr_push AFTER INSERT ON inbox WHEN new.event_type='push_open' BEGIN INSERT OR IGNORE INTO push_open VALUES (new.event_id,new.user_id,new.event_ts,new.properties->>'push_id',new.properties->>'action'); DELETE FROM inbox WHERE rowid=new.rowid; END;
