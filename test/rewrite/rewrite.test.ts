import { expect, test } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import type { Dialect } from '../../src/domain/dialect.ts';
import { sourceOf } from '../../src/rewrite/places.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

const DDL = `CREATE TABLE p.d.events (user_id STRING NOT NULL, activity_name STRING, ts TIMESTAMP, extra JSON)
PARTITION BY DATE(ts) CLUSTER BY user_id, activity_name OPTIONS (partition_expiration_days = 30);`;

function rewritten(sql: string, dialect: Dialect = 'bigquery') {
  return rewrite(sql, dialect, readDesign(DDL, 'bigquery'));
}

test('a table with partitions and clusters is made from what its design says', () => {
  const made = rewrite(DDL, 'bigquery', readDesign(DDL, 'bigquery'), {
    tables: [],
    schema: true,
    before: null,
  });
  expect(made).toMatchObject({ ok: true });
  if (!made.ok) return;
  expect(made.sql).not.toMatch(/partition|options/i);
  expect(made.sql).toContain('INDEX');
});

test('what is not run is told at its place, with how to go on', () => {
  const made = rewritten('SELECT user_id,\n  FARM_FINGERPRINT(user_id) AS k\nFROM events');
  expect(made).toMatchObject({
    ok: false,
    what: 'the function FARM_FINGERPRINT',
    place: { line: 2, column: 3 },
  });
  expect(made.ok ? '' : made.hint).toContain('docs/dialects.md');
});

test('each part of what is made knows where it comes from', () => {
  const source = 'SELECT user_id, COUNTIF(nosuch = 1) AS n\nFROM events GROUP BY user_id';
  const made = rewritten(source.replace(' = 1', ' IS NULL'));
  if (!made.ok) throw new Error(made.what);
  const at = made.sql.indexOf('`nosuch`');
  expect(sourceOf(made.places, at)).toBe(source.indexOf('nosuch'));
});

test('what is made can be sent to a worker', () => {
  const made = rewritten('SELECT 1 AS a');
  expect(structuredClone(made)).toEqual(made);
});

test.each(['redshift', 'mysql', 'clickhouse'] as const)('a script of %s is not run', (dialect) => {
  expect(rewritten('SELECT 1', dialect)).toMatchObject({ ok: false });
});

test('nothing that a text holds makes the rewriting fail otherwise than by saying what', () => {
  const pieces = [
    'SELECT',
    '(',
    ')',
    "'",
    '"',
    '`',
    ',',
    'FROM',
    'events',
    '::',
    ':',
    '@',
    'x',
    '1',
    '.',
    '\\',
    '--',
    '/*',
    ';',
    'CASE',
    'OVER',
    'MERGE',
    'INTERVAL',
    '[',
    ']',
    '\ue000',
    '\u0000',
  ];
  for (let seed = 1; seed < 1200; seed++) {
    let state = seed;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state;
    };
    const text = Array.from({ length: 1 + (next() % 12) }, () => pieces[next() % pieces.length]).join(
      next() % 2 ? ' ' : '',
    );
    for (const dialect of ['bigquery', 'snowflake', 'trino', 'spark'] as const)
      expect(() => rewrite(text, dialect, null)).not.toThrow();
  }
});

test.each([
  ['bigquery', "SELECT (gc_0 || '+00') FROM"],
  ['snowflake', 'SELECT `ts` FROM'],
  ['trino', 'SELECT `ts` FROM'],
  ['spark', 'SELECT `ts` FROM'],
] as const)('a time may be put into a column of texts, in %s', (dialect, sql) => {
  const made = rewritten('INSERT INTO events (activity_name) SELECT ts FROM events', dialect);
  if (!made.ok) throw new Error(made.what);
  expect(made.sql).toContain(sql);
});
