import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunStep } from '../../src/domain/run.ts';
import type { Model, Run } from '../../src/engine/engine.ts';
import {
  answer,
  batch,
  execute,
  inWords,
  modelOf,
  sharedSqlite,
  SCHEMA,
  script,
  tell,
} from './support/bench.ts';
import { MODELS, run } from './support/generated.ts';

const engine = await sharedSqlite();

describe('runs', () => {
  test('have the same outcomes whether they share their beginnings or not', async () => {
    const several = fc.tuple(
      fc.constantFrom(...MODELS.map(modelOf)),
      fc.array(run, { minLength: 2, maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(several, async ([model, runs]) => {
        const together = await execute(engine, model, runs);
        for (const [at, one] of runs.entries()) {
          const [alone] = await execute(engine, model, [one]);
          expect(together[at]).toEqual(alone);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('stop at the step that fails, whose script is undone', async () => {
    const model = modelOf({
      load: 'INSERT INTO t SELECT id, txt FROM bronze_events; SELECT 1 / count(*) FROM nowhere',
    });
    const asks = [0, 1].map((after) => ({ after, ask: { kind: 'tables' } as const }));
    const [result] = await execute(engine, model, [{ steps: [SCHEMA, batch(1), batch(2)], asks }]);
    expect(result?.steps.map(inWords)).toEqual([
      'ok',
      'load.sql:1:75: no such table: nowhere',
      'blocked by load.sql:1:75: no such table: nowhere',
    ]);
    expect(result?.asks.map(inWords)).toEqual(['t 0', 'blocked by load.sql:1:75: no such table: nowhere']);
  });

  test('run a batch again with what the load makes of its tables: an index of its own', async () => {
    const load =
      'CREATE INDEX bi ON bronze_events (id); INSERT OR IGNORE INTO t SELECT id, txt FROM bronze_events';
    const asks = [{ after: 3, ask: answer() }];
    const [result] = await execute(engine, modelOf({ load }), [
      { steps: [SCHEMA, batch(1), batch(1), batch(2)], asks },
    ]);
    expect(result?.asks.map(inWords)).toEqual(['[[6]]']);
  });

  test('say which file is missing', async () => {
    const { files, bronze } = modelOf({});
    const question = { role: 'question', file: 'question.sql', params: [], source: null };
    const model: Model = { bronze, files: { ...files, question } };
    const asks = [{ after: 1, ask: answer() }];
    const [result] = await execute(engine, model, [{ steps: [SCHEMA, batch(1)], asks }]);
    expect(result?.asks.map(inWords)).toEqual(['question.sql: missing']);
  });

  test('are blocked where the decisive run ends, and its failing question is theirs too', async () => {
    const question = 'SELECT count(*) FROM nowhere';
    const runs = [1, 2].map((n): Run => ({ steps: [SCHEMA, batch(n)], asks: [{ after: 1, ask: answer() }] }));
    const options = { decisive: 0, onProgress: () => undefined };
    const failing = await engine.execute(modelOf({ question }), runs, options);
    // The second lane may have asked already.
    expect(failing.map(({ asks }) => inWords(asks[0]).replace(/^blocked by /, ''))).toEqual(
      runs.map(() => 'question.sql:1:22: no such table: nowhere'),
    );
    const ended = await engine.execute(modelOf({ load: 'SELEC 1' }), runs, options);
    expect(ended.map(({ asks }) => inWords(asks[0]))).toEqual(
      runs.map(() => 'blocked by load.sql:1:1: near "SELEC": syntax error'),
    );
  });
});

describe('parameters', () => {
  const evil = ["'; DROP TABLE t; --", '"u1"', 'u1\0', "''", ':user_id', '\\', '', 'ü😀'];

  test.each(evil)('are bound and never spliced: %j', async (name) => {
    const model = modelOf({
      load: 'INSERT INTO t SELECT id, txt FROM bronze_events; INSERT INTO t (txt) SELECT txt FROM bronze_events',
      question: 'SELECT :user_id, count(*) FILTER (WHERE txt = :user_id), count(*) FROM t',
    });
    const rows = [name, 'other'].map((txt, at) => [at, txt]);
    const named = batch(1);
    if (named.kind !== 'load') return;
    const tables = named.bronze.tables.map((table) => ({ ...table, rows }));
    const first: RunStep = { ...named, bronze: { key: 'named', tables } };
    const asks = [1, 2].map((after) => ({ after, ask: answer({ user_id: name }) }));
    const [result] = await execute(engine, model, [{ steps: [SCHEMA, first, script(name)], asks }]);
    expect(result?.asks.map(inWords)).toEqual([
      JSON.stringify([[name, 2, 4]]),
      JSON.stringify([[name, 0, 2]]),
    ]);
  });

  test.each([
    ['SELECT :user', 'question.sql:1:8: no such parameter: :user'],
    ['SELECT :USER_ID', 'question.sql:1:8: no such parameter: :USER_ID'],
    ['SELECT ?', 'question.sql:1:8: no such parameter: ?'],
    ['SELECT ?1', 'question.sql:1:8: no such parameter: ?1'],
    ['SELECT $1', 'question.sql:1:8: no such parameter: $1'],
    ['SELECT :1', 'question.sql:1:8: no such parameter: :1'],
    ['SELECT @user_id', 'question.sql:1:8: no such parameter: @user_id'],
    ['SELECT $user_id', 'question.sql:1:8: no such parameter: $user_id'],
  ])('that nobody binds are an error: %s', async (question, said) => {
    expect((await tell(engine, { question })).question).toBe(said);
  });
});

describe('the world stands still', () => {
  const question = `SELECT datetime('now'), CURRENT_TIMESTAMP, unixepoch(), date('now', 'localtime'), julianday('now')`;

  test('the clock is frozen, and in UTC', async () => {
    const now = ['2026-06-30 12:00:00', '2026-06-30 12:00:00', 1782820800, '2026-06-30', 2461222];
    expect((await tell(engine, { question })).question).toBe(JSON.stringify([now]));
  });

  test('random numbers are the same in every run, and not all the same', async () => {
    const drawing = { question: 'SELECT random(), random(), hex(randomblob(8))' };
    const [first, second] = [await tell(engine, drawing), await tell(engine, drawing)];
    expect(first.question).toBe(second.question);
    const [row] = JSON.parse(first.question ?? '') as [[number, number, string]];
    expect(row[0]).not.toBe(row[1]);
    expect(row[2]).toMatch(/^[0-9A-F]{16}$/);
  });
});

describe('how a question finds its rows', () => {
  const schema = 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT); CREATE INDEX ti ON t (txt);';
  test.each([
    ['a scan', 'SELECT id FROM t WHERE id % 2', 't 6'],
    ['a scan under an alias', 'SELECT x.id FROM t AS x WHERE x.id % 2', 't 6'],
    ['a scan in a subquery', 'SELECT 1 WHERE EXISTS (SELECT 1 FROM t WHERE id % 2)', 't 6'],
    ['a scan of an index', 'SELECT txt FROM t WHERE txt || 1', 't 6'],
    ['a scan of the second statement', 'SELECT 1; SELECT id FROM t WHERE id % 2', 't 6'],
    ['a search by key', 'SELECT txt FROM t WHERE id = 11', 'no scans'],
    ['a search by index', 'SELECT id FROM t WHERE txt = :user_id', 'no scans'],
    [
      'a scan of what a search found',
      'SELECT * FROM (SELECT id FROM t WHERE txt = :user_id LIMIT 2) WHERE id % 2',
      'no scans',
    ],
  ])('%s', async (_, question, scans) => {
    const asks = [
      { after: 2, ask: { kind: 'access', deliverable: 'question', params: { user_id: 'u1' } } as const },
    ];
    const [result] = await execute(engine, modelOf({ schema, question }), [
      { steps: [SCHEMA, batch(1), batch(2)], asks },
    ]);
    expect(result?.asks.map(inWords)).toEqual([scans]);
  });

  test('full-text search is no reason to give up', async () => {
    const files = {
      schema: `${schema} CREATE VIRTUAL TABLE f USING fts4(body);`,
      question: 'SELECT count(*) FROM f',
    };
    const asks = [{ after: 1, ask: { kind: 'access', deliverable: 'question', params: {} } as const }];
    await execute(engine, modelOf(files), [{ steps: [SCHEMA, batch(1)], asks }]);
  });
});
