import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExecuteOptions, MeasuredAsk, States } from '../../src/engine/engine.ts';
import { rememberedStates } from '../../src/engine/states.ts';
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
} from './support/bench.ts';
import { MODELS, run } from './support/generated.ts';

const engine = await sharedSqlite();

const QUIET: ExecuteOptions = { decisive: null, onProgress: () => undefined };
const several = fc.tuple(
  fc.constantFrom(...MODELS.map(modelOf)),
  fc.array(run, { minLength: 2, maxLength: 5 }),
);

describe('kept states', () => {
  test('change no outcome, whatever was run before', async () => {
    const states = rememberedStates();
    await fc.assert(
      fc.asyncProperty(several, async ([model, runs]) => {
        const fresh = await execute(engine, model, runs);
        expect(await engine.execute(model, runs, { ...QUIET, states })).toEqual(fresh);
        expect(await engine.execute(model, runs, { ...QUIET, states })).toEqual(fresh);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  test('are taken instead of running a load again, and are of that load alone', async () => {
    const kept = rememberedStates();
    let made = 0;
    const states: States = {
      get: kept.get,
      keep: (key, bytes) => {
        made++;
        kept.keep(key, bytes);
      },
    };
    const runs = [{ steps: [SCHEMA, batch(1), batch(2)], asks: [{ after: 2, ask: answer() }] }];
    const ask = async (model: ReturnType<typeof modelOf>) => {
      const [result] = await engine.execute(model, runs, { ...QUIET, states });
      return inWords(result?.asks[0]);
    };
    expect([await ask(modelOf({})), made]).toEqual(['[[6]]', 1]);
    expect([await ask(modelOf({ question: 'SELECT max(id) FROM t' })), made]).toEqual(['[[23]]', 1]);
    const load = 'INSERT INTO t SELECT id, txt FROM bronze_events WHERE id % 2';
    expect([await ask(modelOf({ load })), made]).toEqual(['[[4]]', 2]);
    const schema = 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT DEFAULT 7)';
    expect([await ask(modelOf({ schema })), made]).toEqual(['[[6]]', 3]);
    const failing = 'INSERT INTO t SELECT id, txt FROM nowhere';
    expect([await ask(modelOf({ load: failing })), made]).toEqual([
      'blocked by load.sql:1:35: no such table: nowhere',
      3,
    ]);
  });

  test('give way to newer ones', () => {
    const states = rememberedStates(400);
    const bytes = (size: number) => new SharedArrayBuffer(size);
    for (const key of ['a', 'b', 'c', 'd']) states.keep(key, bytes(100));
    states.get('a');
    states.keep('e', bytes(100));
    states.keep('too large', bytes(101));
    expect(['a', 'b', 'c', 'd', 'e', 'too large'].filter((key) => states.get(key))).toEqual([
      'a',
      'c',
      'd',
      'e',
    ]);
  });
});

test('an ask is told once, as it is at the end, and with the steps before it', async () => {
  await fc.assert(
    fc.asyncProperty(several, fc.boolean(), async ([model, runs], first) => {
      const told: MeasuredAsk[] = [];
      const results = await engine.execute(model, runs, {
        ...QUIET,
        decisive: first ? 0 : null,
        onAsk: (measured) => told.push(measured),
      });
      expect(new Set(told.map(({ run: at, ask }) => `${at} ${ask}`)).size).toBe(told.length);
      for (const { run: at, ask, outcome, steps } of told) {
        expect(results[at]?.asks[ask]).toEqual(outcome);
        expect(results[at]?.steps.slice(0, steps.length)).toEqual(steps);
        expect(steps.length).toBe((runs[at]?.asks[ask]?.after ?? -1) + 1);
      }
      // Only what a failure elsewhere decides is told by the end alone.
      if (!first) expect(told.length).toBe(runs.flatMap(({ asks }) => asks).length);
    }),
    { numRuns: 30, seed: 3 },
  );
});

test('what never ends is stopped when nobody waits for it, and the next call is unaffected', async () => {
  const stop = new AbortController();
  const steps = [SCHEMA, batch(1)];
  const ended = engine.execute(modelOf({ load: ENDLESS }), [{ steps, asks: [] }], {
    ...QUIET,
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(ended).rejects.toThrow('enough');
  expect(await stillWorks(engine)).toBe(true);
});

describe('a plan', () => {
  const plan = async (question: string) => {
    const asks = [{ after: 1, ask: { kind: 'plan', deliverable: 'question' } as const }];
    const [result] = await execute(engine, modelOf({ question }), [{ steps: [SCHEMA, batch(1)], asks }]);
    return inWords(result?.asks[0]);
  };

  test('is that of the last SELECT, behind what stands before it', async () => {
    expect(await plan('SELECT txt FROM t WHERE id = 1')).toBe('SEARCH t USING INTEGER PRIMARY KEY (rowid=?)');
    expect(await plan('CREATE TABLE h AS SELECT 1 AS x; SELECT * FROM h')).toBe('SCAN h');
    expect(await plan('SELECT id FROM t UNION SELECT 1')).toBe(
      'MERGE (UNION);   LEFT;     SCAN t;   RIGHT;     SCAN CONSTANT ROW',
    );
  });

  test('of what fails is why, with its place', async () => {
    expect(await plan('SELECT tx FROM t')).toBe('question.sql:1:8: no such column: tx');
    expect(await plan('DELETE FROM nowhere; SELECT 1')).toBe('question.sql:1:13: no such table: nowhere');
    expect(await plan('PRAGMA user_version')).toBe('question.sql:1:1: PRAGMA is refused.');
    expect(await plan('DELETE FROM t')).toBe('');
  });
});
