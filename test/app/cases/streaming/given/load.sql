INSERT OR IGNORE INTO events SELECT event_id FROM landing;
