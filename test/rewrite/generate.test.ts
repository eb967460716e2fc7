import initSqlJs from 'sql.js';
import { expect, it } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import { describesTables, generate } from '../../src/rewrite/tables.ts';
import { sourceOf } from '../../src/rewrite/places.ts';

const sql = await initSqlJs();

const WHITEBOARD = `-- on the whiteboard
dim_user (user_id PK, country)
fact_view (event_id PK, user_id FK -> dim_user, event_ts, watch_ms int)
`;
const CLICKHOUSE = `CREATE TABLE events (event_id String, user_id String, event_ts DateTime, tag LowCardinality(String))
ENGINE = MergeTree PARTITION BY toDate(event_ts) ORDER BY (user_id, event_ts);
`;

it.each([
  ['shorthand', WHITEBOARD, ['dim_user', 'fact_view']],
  ['a dialect whose scripts are not run', CLICKHOUSE, ['events']],
])('SQLite runs what is made of %s', (_, text, names) => {
  const design = readDesign(text, null);
  expect(describesTables(text, design)).toBe(true);
  const made = generate(text, design);
  if (!made.ok) throw new Error(made.what);
  const db = new sql.Database();
  db.exec(made.sql);
  const tables = db
    .exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")[0]
    ?.values.flat();
  expect(tables).toEqual(names);
  db.close();
});

it('an error in what was made is told where the table stands', () => {
  const made = generate(WHITEBOARD, readDesign(WHITEBOARD, null));
  if (!made.ok) throw new Error(made.what);
  expect(WHITEBOARD.slice(sourceOf(made.places, made.sql.indexOf('fact_view')))).toMatch(/^fact_view/);
});

it('what a design does not tell of is not left out silently', () => {
  const text = `${WHITEBOARD}\nINSERT INTO dim_user VALUES ('u', 'x');`;
  expect(describesTables(text, readDesign(text, null))).toBe(false);
  const open = WHITEBOARD.replace('country', 'country, ...');
  const made = generate(open, readDesign(open, null));
  expect(made).toMatchObject({ ok: false, place: { line: 2, column: 1 } });
});
