-- The columns of the activity schema, with three features that each activity uses in its own way.
CREATE TABLE stream (
  activity_id           TEXT NOT NULL UNIQUE,
  ts                    INTEGER NOT NULL,
  customer              TEXT NOT NULL,
  activity              TEXT NOT NULL,
  anonymous_customer_id TEXT,
  feature_1             TEXT,
  feature_2             TEXT,
  feature_3             TEXT,
  revenue_impact        REAL,
  link                  TEXT
);
CREATE INDEX stream_by_customer ON stream (customer, ts);
