import { describe, expect, test } from 'vitest';
import { queryBench } from '../../../scripts/corpus/queries.ts';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { rewrite } from '../../../src/rewrite/rewrite.ts';
import { SOURCE_DIALECTS } from '../../../src/sql/dialects/index.ts';
import { MAX_DEPTH } from '../../../src/sql/parse/cursor.ts';

const design = await readDesign(
  'CREATE TABLE t (i INTEGER, b BOOLEAN, f DOUBLE, s TEXT, ts TIMESTAMP);',
  'sqlite',
);
const names = SOURCE_DIALECTS.map(({ name }) => name);

/** Texts that hold themselves: a beginning, what opens, what is within, what closes, an end. */
const NESTED: readonly (readonly [string, string, string, string, string])[] = [
  ['SELECT ', '(', '1', ')', ' AS a'],
  ['SELECT ', '(1 + ', '1', ')', ' AS a'],
  ['SELECT ', '(', '1', '', ''],
  ['SELECT ', 'ABS(', '1', ')', ' AS a'],
  ['SELECT ', 'COALESCE(s, ', 's', ')', ' AS a FROM t'],
  ['SELECT ', 'NULLIF(', '1', ', 2)', ' AS a'],
  ['SELECT ', 'GREATEST(i, ', 'i', ')', ' AS a FROM t'],
  ['SELECT ', 'CAST(', '1', ' AS int)', ' AS a'],
  ['SELECT ', 'POSITION(', 's', ' IN s)', ' AS a FROM t'],
  ['SELECT ', 'CASE WHEN b THEN ', '1', ' END', ' AS a FROM t'],
  ['SELECT ', 'CASE WHEN ', 'b', ' THEN b END', ' AS a FROM t'],
  ['SELECT ', 'NOT ', 'b', '', ' AS a FROM t'],
  ['SELECT ', '- ', '1', '', ' AS a'],
  ['SELECT ', '+ ', '1', '', ' AS a'],
  ['SELECT ', '1 IN (', '1', ')', ' AS a'],
  ['SELECT ', '[', '1', ']', ' AS a'],
  ['SELECT ts + ', 'INTERVAL ', '1', '', ' DAY AS a FROM t'],
  ['SELECT ', 'SUM(i) OVER (ORDER BY ', 'i', ')', ' AS a FROM t'],
  ['SELECT ', 'SUM(i) OVER (ORDER BY i ROWS ', '1', ' PRECEDING)', ' AS a FROM t'],
  ['SELECT ', '(SELECT ', '1', ' AS a)', ' AS a'],
  ['SELECT ', '(SELECT MAX(i) + ', '1', ' FROM t)', ' AS a'],
  ['SELECT i FROM t WHERE ', 'EXISTS (SELECT i FROM t WHERE ', 'b', ')', ''],
  ['SELECT i FROM t WHERE ', 'i IN (SELECT i FROM t WHERE ', 'b', ')', ''],
  ['', '(', 'SELECT 1 AS a', ')', ''],
  ['', '(SELECT 1 AS a UNION ALL ', 'SELECT 1 AS a', ')', ''],
  ['', 'WITH a AS (', 'SELECT 1 AS a', ') SELECT a FROM a', ''],
  ['SELECT * FROM ', '(SELECT * FROM ', 't', ') AS x', ''],
  ['SELECT 1 AS a FROM ', '(', 't', ')', ''],
  ['SELECT ', 'i', '', '::int', ' AS a FROM t'],
  ['SELECT ts', " AT TIME ZONE 'UTC'", '', '', ' AS a FROM t'],
  ['SELECT s', '[0]', '', '', ' AS a FROM t'],
];

const text = ([head, open, within, close, tail]: (typeof NESTED)[number], times: number) =>
  head + open.repeat(times) + within + close.repeat(times) + tail;

describe('what is nested too deep is told, and ends nothing else', () => {
  test.each(NESTED)('%s%s%s%s%s', (...shape) => {
    for (const dialect of names)
      for (const times of [MAX_DEPTH / 4, MAX_DEPTH - 3, MAX_DEPTH * 20]) {
        const made = rewrite(text(shape, times), dialect, design);
        if (times > MAX_DEPTH) expect(made.ok).toBe(false);
      }
  });

  // Each level is written twice: for its value, and to be compared with what is grouped or ordered by.
  test.each([
    ['GROUP BY s,', '(SELECT s FROM t GROUP BY s, '],
    ['ORDER BY', '(SELECT MAX(i) FROM t ORDER BY '],
  ])('and so is what grows with each level of %s', (clause, open) => {
    const times = MAX_DEPTH / 4;
    const sql = `SELECT s FROM t ${clause} ${open.repeat(times)}1${')'.repeat(times)}`;
    expect(rewrite(sql, 'snowflake', design)).toMatchObject({
      ok: false,
      what: 'what becomes too large for SQLite',
    });
  });

  test('at its place', () => {
    for (const dialect of names)
      expect(
        rewrite(`SELECT 1;\nSELECT ${'('.repeat(500)}1${')'.repeat(500)}`, dialect, design),
      ).toMatchObject({
        ok: false,
        what: `an expression or a query nested more than ${MAX_DEPTH} deep`,
        // A query and an item of its list are around the parentheses.
        place: { line: 2, column: 'SELECT '.length + MAX_DEPTH - 1 + 1 },
      });
  });

  test('up to the bound it runs', async () => {
    const bench = await queryBench();
    const times = MAX_DEPTH - 2;
    for (const dialect of names)
      expect(await bench(`SELECT ${'('.repeat(times)}1${')'.repeat(times)} AS a`, dialect)).toMatchObject({
        rows: [[1]],
      });
  });
});

describe('a chain is no nesting', () => {
  const terms = 5000;
  const joined = (term: string, operator: string) => Array.from({ length: terms }, () => term).join(operator);
  test.each([
    ['AND', `SELECT COUNT(*) AS n FROM users WHERE ${joined("user_id = 'u1'", ' AND ')}`, [[1]]],
    ['OR', `SELECT COUNT(*) AS n FROM users WHERE ${joined("user_id = 'u1'", ' OR ')}`, [[1]]],
    [
      'AND in OR',
      `SELECT COUNT(*) AS n FROM users WHERE ${joined("user_id = 'u1' AND active", ' OR ')}`,
      [[1]],
    ],
    ['+', `SELECT ${joined('age', ' + ')} AS n FROM users WHERE user_id = 'u1'`, [[30 * terms]]],
    ['||', `SELECT LENGTH(${joined('user_id', ' || ')}) AS n FROM users WHERE user_id = 'u1'`, [[2 * terms]]],
    ['IN', `SELECT COUNT(*) AS n FROM users WHERE user_id IN (${joined("'u1'", ', ')})`, [[1]]],
    [
      'GROUP BY',
      `SELECT ${joined('age', ' + ')} AS n, COUNT(*) AS m FROM users WHERE age = 30 GROUP BY ${joined('age', ' + ')}`,
      [[30 * terms, 1]],
    ],
  ])('of %s', async (_, sql, rows) => {
    const bench = await queryBench();
    for (const dialect of names) expect(await bench(sql, dialect)).toEqual({ kind: 'rows', rows });
  });

  // SQLite takes no tree of this depth, and another order would be another sum.
  test.each([
    ['fractions', `SELECT ${joined('score', ' + ')} AS n FROM users`],
    ['differences', `SELECT ${joined('age', ' - ')} AS n FROM users`],
    ['queries', joined('SELECT 1 AS n', ' UNION ALL ')],
    ['tables', `SELECT 1 AS n FROM ${Array.from({ length: 100 }, (_, at) => `users AS u${at}`).join(', ')}`],
  ])('of %s is told where it is too long', async (_, sql) => {
    const bench = await queryBench();
    for (const dialect of names) expect(await bench(sql, dialect)).toMatchObject({ kind: 'unsupported' });
  });
});
