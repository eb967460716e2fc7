-- An activity stream: one row for each thing that a customer did, whatever it was.
-- The columns are those of the activity schema specification, version 2.
CREATE TABLE activity_stream (
  activity_id           TEXT PRIMARY KEY,  -- one of its own for each row
  ts                    TEXT NOT NULL,     -- when it happened: YYYY-MM-DD HH:MM:SS, UTC
  customer              TEXT NOT NULL,     -- who did it
  activity              TEXT NOT NULL,     -- what was done: placed_order
  anonymous_customer_id TEXT,              -- the browser or app it was done in; null by telephone
  feature_json          TEXT NOT NULL,     -- what only this activity has, as a JSON object, perhaps empty
  revenue_impact        INTEGER,           -- cents that it brings, negative where it costs; null where no money moves
  link                  TEXT               -- the page that it belongs to, or null
);

-- One customer's rows of one activity are found together, in no particular order.
CREATE INDEX activity_stream_customer ON activity_stream (customer, activity);
