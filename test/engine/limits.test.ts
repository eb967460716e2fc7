import { afterAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/app/kit/engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { LIMITS, type LimitId, settable } from '../../src/domain/limits.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/engine/limits.ts';
import { MAX_DEPTH } from '../../src/sql/parse/cursor.ts';
import { limits, toLimits } from '../../src/load/problem/limits.ts';
import { answer, batch, type Files, inWords, modelOf, SCHEMA } from './support/bench.ts';

const sqlite: Engine = await openEngine();
afterAll(() => sqlite.close());

test('what engines enforce is what the table says', () => {
  for (const [id, value] of Object.entries(DEFAULT_LIMITS)) expect(LIMITS[id as LimitId].value).toBe(value);
  expect(LIMITS.scriptDepth.value).toBe(MAX_DEPTH);
});

test('each key of limits.yaml sets one limit, in the units of the table', () => {
  const yaml = Object.fromEntries(settable().map(([, { key }]) => [key, 7]));
  expect(toLimits(limits.parse(yaml))).toEqual({
    scriptMs: 7_000,
    answerRows: 7,
    answerBytes: 7 * 2 ** 20,
    storedBytes: 7 * 2 ** 20,
    gradingMs: 7_000,
  });
  expect(limits.safeParse({ answer_rows: 0 }).success).toBe(false);
  expect(limits.safeParse({ scriptMs: 1 }).success).toBe(false);
});

/** A file that goes just over a limit, which is made small, and how that is told. */
const over: readonly [keyof Limits, number, Files, string][] = [
  ['statementLength', 100, { question: `SELECT '${'x'.repeat(100)}'` }, 'question.sql: length limit'],
  ['answerRows', 2, { question: 'SELECT id FROM t' }, 'question.sql: rows limit'],
  ['answerBytes', 100, { question: "SELECT printf('%.*c', 200, 'x')" }, 'question.sql: size limit'],
  ['heapBytes', 8 * 2 ** 20, { question: 'SELECT hex(zeroblob(20000000))' }, 'question.sql: memory limit'],
  [
    'databaseBytes',
    64 * 4096,
    { load: 'INSERT INTO t SELECT id, hex(zeroblob(400000)) FROM bronze_events' },
    'blocked by load.sql: size limit',
  ],
  [
    'designTables',
    1,
    { schema: 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT); CREATE TABLE u (a)' },
    'blocked by schema.sql: size limit',
  ],
];

describe('a problem may set each limit of an engine, and what goes over it is told', () => {
  test.each(over)('%s', async (id, value, files, told) => {
    const [result] = await sqlite.execute(
      modelOf(files),
      [{ steps: [SCHEMA, batch(1)], asks: [{ after: 1, ask: answer() }] }],
      { decisive: 0, onProgress: () => undefined, limits: { [id]: value } },
    );
    expect(result?.asks.map(inWords)).toEqual([told]);
  });
});
