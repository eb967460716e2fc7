UPDATE sat_event SET payload = json_remove(payload, '$.parent_share_id') WHERE payload->>'parent_share_id' IN (SELECT payload->>'share_id' FROM sat_event JOIN lnk_event USING (event_hk) WHERE user_hk = hex(:user_id));
DELETE FROM sat_event WHERE event_hk IN (SELECT event_hk FROM lnk_event WHERE user_hk = hex(:user_id));
DELETE FROM hub_event WHERE event_hk IN (SELECT event_hk FROM lnk_event WHERE user_hk = hex(:user_id));
DELETE FROM hub_device WHERE device_hk IN (SELECT device_hk FROM lnk_event WHERE user_hk = hex(:user_id));
DELETE FROM lnk_event WHERE user_hk = hex(:user_id);
DELETE FROM hub_user WHERE user_id = :user_id;
