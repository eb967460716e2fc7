import { describe, expect, test } from 'vitest';
import { sharedDuckdb } from './duckdb/support.ts';
import { sharedPostgres } from './pglite/support.ts';
import {
  answer,
  batch,
  ENDLESS,
  execute,
  inWords,
  modelOf,
  sharedSqlite,
  SCHEMA,
  stillWorks,
  tell,
} from './support/bench.ts';
import { filesOf, hostileCases } from './support/hostile.ts';

/** Milliseconds that a script has here: ample for those that end. */
const scriptMs = 1000;

describe('SQLite', async () => {
  const engine = await sharedSqlite();

  test.each(hostileCases('engine/hostile.yaml', { endless: true }))(
    '$name ends in words, and the next one is unaffected',
    async (one) => {
      const told = await tell(engine, filesOf(one), scriptMs);
      expect(Object.fromEntries(Object.keys(one.ends).map((name) => [name, told[name]]))).toEqual(one.ends);
      expect(await stillWorks(engine)).toBe(true);
    },
  );

  test('what never ends is stopped at once when nobody waits for it', async () => {
    const stop = new AbortController();
    const started = performance.now();
    const ended = engine.execute(modelOf({ load: ENDLESS }), [{ steps: [SCHEMA, batch(1)], asks: [] }], {
      decisive: null,
      onProgress: () => undefined,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(ended).rejects.toThrow('enough');
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await stillWorks(engine)).toBe(true);
  });

  test('what never ends has the time of the call, once for all values of a parameter', async () => {
    const asks = ['u1', 'u2', 'u3', 'u4', 'u5'].map((user_id) => ({ after: 1, ask: answer({ user_id }) }));
    const started = performance.now();
    const [result] = await engine.execute(
      modelOf({ question: ENDLESS }),
      [{ steps: [SCHEMA, batch(1)], asks }],
      { decisive: 0, onProgress: () => undefined, scriptMs },
    );
    expect(performance.now() - started).toBeLessThan(scriptMs + 1100);
    expect(result?.asks.map(inWords)).toEqual([
      'question.sql: time limit',
      ...asks.slice(1).map(() => 'blocked by question.sql: time limit'),
    ]);
  });

  test('what never ends in the sandbox is stopped as well, and says so', async () => {
    const first = batch(1);
    if (first.kind !== 'load') throw new Error('a batch is a load');
    const ask = {
      kind: 'sandbox',
      source: { file: 'sandbox', text: ENDLESS },
      bronze: first.bronze,
    } as const;
    const run = { steps: [SCHEMA], asks: [{ after: 0, ask }] };
    const [result] = await execute(engine, modelOf({}), [run], scriptMs);
    expect(result?.asks.map(inWords)).toEqual(['sandbox: time limit']);
  });
});

describe('DuckDB', async () => {
  const engine = await sharedDuckdb();

  test.each(hostileCases('engine/duckdb-hostile.yaml', { endless: true }))(
    '$name ends in words, and the next one is unaffected',
    async (one) => {
      const told = await tell(engine, filesOf(one), scriptMs);
      for (const [what, end] of Object.entries(one.ends)) expect(told[what], what).toContain(end);
      expect(await stillWorks(engine)).toBe(true);
    },
  );
});

describe('PostgreSQL', async () => {
  const engine = await sharedPostgres();

  test.each([
    ['SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b', 'time limit'],
    ['WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n', 'limit'],
  ])('%s', async (question, end) => {
    const load = 'INSERT INTO t SELECT id, txt FROM bronze_events ON CONFLICT DO NOTHING;';
    expect((await tell(engine, { load, question }, scriptMs)).question).toContain(end);
    expect(await tell(engine, { load })).toMatchObject({ question: '[[6]]', tables: 't 4' });
  });
});
