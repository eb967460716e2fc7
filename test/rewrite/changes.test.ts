import { expect, test } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import type { Dialect } from '../../src/domain/dialect.ts';
import { installFunctions } from '../../src/engine/sqljs/functions/install.ts';
import { loadSqlite } from '../../src/engine/sqljs/sql.ts';
import type { Rewritten } from '../../src/rewrite/places.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

const sqlite = await loadSqlite();

const sqlOf = (made: Rewritten): string => {
  if (!made.ok) throw new Error(`${made.place.line}:${made.place.column}: ${made.what}`);
  return made.sql;
};

/** A model before and after its change, with a row that was there. */
function changed(dialect: Dialect, schema: string, change: string) {
  const before = readDesign(schema, dialect);
  const after = readDesign(`${schema}\n;\n${change}`, dialect);
  const db = new sqlite.Database();
  installFunctions(db);
  db.exec(sqlOf(rewrite(schema, dialect, before, { tables: [], schema: true, before: null })));
  db.exec("INSERT INTO wide (event_id, user_id) VALUES ('e1', 'u1')");
  db.exec(sqlOf(rewrite(change, dialect, after, { tables: [], schema: false, before })));
  const ask = (sql: string) => db.exec(sqlOf(rewrite(sql, dialect, after)))[0]?.values;
  return { ask, columns: db.exec("SELECT name FROM pragma_table_info('wide')")[0]?.values.flat() };
}

const WAYS: readonly (readonly [Dialect, string, string])[] = [
  [
    'bigquery',
    'CREATE TABLE m.wide (event_id STRING NOT NULL, user_id STRING, gone STRING, PRIMARY KEY (event_id) NOT ENFORCED) CLUSTER BY user_id;',
    `ALTER TABLE m.wide ADD COLUMN IF NOT EXISTS push_id STRING, ADD COLUMN score NUMERIC(10,2);
     ALTER TABLE m.wide DROP COLUMN gone;
     CREATE TABLE IF NOT EXISTS m.fct_push (event_id STRING NOT NULL, action STRING, PRIMARY KEY (event_id) NOT ENFORCED) PARTITION BY RANGE_BUCKET(1, [1]);
     INSERT INTO m.fct_push (event_id, action) SELECT event_id, 'open' FROM m.wide;`,
  ],
  [
    'snowflake',
    'create or replace table wide (event_id varchar primary key, user_id varchar, gone varchar);',
    `alter table wide add column push_id varchar, score number(10,2);
     alter table if exists wide drop column gone;
     create table fct_push (event_id varchar primary key, action varchar) cluster by (event_id);
     insert into fct_push select event_id, 'open' from wide;`,
  ],
  [
    'spark',
    'CREATE TABLE wide (event_id STRING NOT NULL, user_id STRING, gone STRING, CONSTRAINT pk PRIMARY KEY (event_id)) USING DELTA;',
    `ALTER TABLE wide ADD COLUMNS (push_id STRING COMMENT 'of a push', score DECIMAL(10,2));
     ALTER TABLE wide DROP COLUMN gone;
     CREATE TABLE fct_push (event_id STRING NOT NULL, action STRING) USING DELTA;
     INSERT INTO fct_push SELECT event_id, 'open' FROM wide;`,
  ],
  [
    'trino',
    'CREATE TABLE wide (event_id varchar NOT NULL, user_id varchar, gone varchar);',
    `ALTER TABLE wide ADD COLUMN push_id varchar;
     ALTER TABLE wide ADD COLUMN score decimal(10, 2);
     ALTER TABLE wide DROP COLUMN gone;
     CREATE TABLE fct_push (event_id varchar, action varchar) WITH (format = 'ORC');
     INSERT INTO fct_push SELECT event_id, 'open' FROM wide;`,
  ],
];

test.each(WAYS)('%s: columns come and go, a table is new', (dialect, schema, change) => {
  const { ask, columns } = changed(dialect, schema, change);
  expect(columns).toEqual(['event_id', 'user_id', 'push_id', 'score']);
  expect(ask('SELECT user_id, push_id, ROUND(score + 1, 1) AS s FROM wide')).toEqual([['u1', null, null]]);
  expect(ask('SELECT event_id, action FROM fct_push')).toEqual([['e1', 'open']]);
});

test.each(['bigquery', 'snowflake', 'spark', 'trino'] as const)('%s: names change', (dialect) => {
  const type = dialect === 'bigquery' ? 'STRING' : 'VARCHAR(9)';
  const { columns } = changed(
    dialect,
    `CREATE TABLE wide (event_id ${type}, user_id ${type})`,
    'ALTER TABLE wide RENAME COLUMN user_id TO member_id',
  );
  expect(columns).toEqual(['event_id', 'member_id']);
});

test.each(['bigquery', 'snowflake', 'spark', 'trino'] as const)(
  '%s: a schema that drops and renames',
  (dialect) => {
    const type = dialect === 'bigquery' ? 'STRING' : 'VARCHAR';
    const schema = `DROP TABLE IF EXISTS fact_view;
    CREATE TABLE fact_view (view_id ${type}, user_id ${type});
    CREATE TABLE fact_view_new (view_id ${type}, user_id ${type}, event_ts TIMESTAMP);
    INSERT INTO fact_view_new (view_id) VALUES ('v1');
    DROP TABLE fact_view;
    ALTER TABLE fact_view_new RENAME TO fact_view;`;
    const design = readDesign(schema, dialect);
    const db = new sqlite.Database();
    db.exec(sqlOf(rewrite(schema, dialect, design, { tables: [], schema: true, before: null })));
    expect(db.exec("SELECT name FROM sqlite_master WHERE type = 'table'")[0]?.values).toEqual([
      ['fact_view'],
    ]);
    expect(db.exec('SELECT view_id, event_ts FROM fact_view')[0]?.values).toEqual([['v1', null]]);
  },
);

test.each([
  ['ALTER TABLE wide ALTER COLUMN user_id SET DATA TYPE number', 'the column user_id'],
  ['ALTER TABLE wide ADD CONSTRAINT pk PRIMARY KEY (event_id)', 'a key of wide'],
  ['ALTER TABLE nowhere ADD COLUMN a varchar', 'nowhere'],
])('%s is told', (change, what) => {
  const schema = 'CREATE TABLE wide (event_id varchar, user_id varchar)';
  expect(() => changed('snowflake', schema, change)).toThrow(what);
});
