import { afterAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/app/kit/engine.ts';
import type { Run } from '../../src/engine/engine.ts';
import { openDuckdb } from '../../src/engine/lane-engine.ts';
import type { Limits } from '../../src/engine/limits.ts';
import {
  answer,
  batch,
  execute,
  inWords,
  modelOf,
  SCHEMA,
  SMALL,
  script,
  stillWorks,
} from './support/bench.ts';

const limits: Limits = { ...SMALL, gradingMs: 1_500, measuredBytes: 4 * 2 ** 20, storedBytes: 2 ** 20 };
const sqlite = await openEngine(limits);
const duckdb = await openDuckdb(new URL('../../src/engine/duckdb/worker.ts', import.meta.url), {
  ...limits,
  heapBytes: 128 * 2 ** 20,
});
afterAll(() => Promise.all([sqlite.close(), duckdb.close()]));

const BUSY = (n: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n}) SELECT count(*) AS c FROM n`;

/** Runs that differ from their first batch on, each with a question of its own values. */
const runs = (count: number): readonly Run[] =>
  Array.from({ length: count }, (_, n) => ({
    steps: [SCHEMA, batch(n), script('u2')],
    asks: [{ after: 2, ask: answer({ user_id: `u${n}` }) }],
  }));

/** What each run ended with, once each. */
async function ends(engine: typeof sqlite, model: Parameters<typeof modelOf>[0], count: number) {
  const results = await execute(engine, modelOf(model), runs(count));
  return new Set(results.flatMap(({ steps, asks }) => [...steps, ...asks].map(inWords)));
}

describe.each([
  { name: 'SQLite', engine: sqlite, steps: 400_000, large: "replace(hex(zeroblob(450000)), '00', 'xx')" },
  { name: 'DuckDB', engine: duckdb, steps: 4_000, large: "repeat('x', 900000)" },
])('on $name', ({ engine, steps, large }) => {
  test('scripts that are each just quick enough are ended together, and the one that took most is named', async () => {
    const told = await ends(engine, { question: BUSY(steps) }, 60);
    expect(told).toContain('blocked by question.sql: time limit');
    expect(await stillWorks(engine)).toBe(true);
  });

  test('answers that are each just small enough are bounded together', async () => {
    const told = await ends(engine, { question: `SELECT ${large} AS t` }, 20);
    expect(told).toContain('blocked by question.sql: size limit');
    expect(await stillWorks(engine)).toBe(true);
  });
});

test('rows that are read whole are bounded', async () => {
  const load = `INSERT OR IGNORE INTO t SELECT id, hex(zeroblob(300000)) FROM bronze_events`;
  const run: Run = {
    steps: [SCHEMA, batch(1)],
    asks: [
      { after: 1, ask: { kind: 'tables' } },
      { after: 1, ask: answer() },
    ],
  };
  const [result] = await execute(sqlite, modelOf({ load }), [run]);
  expect(result?.asks.map(inWords)).toEqual(['load.sql: size limit', '[[3]]']);
});
