-- Two columns that are null in every row there is, and in nearly every row to come.
ALTER TABLE events ADD COLUMN push_id TEXT;
ALTER TABLE events ADD COLUMN action TEXT;
