import { describe, expect, test } from 'vitest';
import type { RunStep } from '../../src/domain/run.ts';
import type { Model, ModelFile } from '../../src/engine/engine.ts';
import { sharedDuckdb } from './duckdb/support.ts';
import { sharedPostgres } from './pglite/support.ts';
import { answer, batch, execute, inWords, modelOf, sharedSqlite, SCHEMA, script } from './support/bench.ts';

const OPEN = { 'sql.js': sharedSqlite, pglite: sharedPostgres, duckdb: sharedDuckdb } as const;

// In words that all three read.
const PLAIN = { load: 'INSERT INTO t SELECT id, txt FROM bronze_events;' };

const CHANGE: RunStep = { kind: 'change', key: 'change' };
const WIPE: RunStep = { kind: 'wipe', key: 'wipe', deliverable: 'script', keep: ['bronze_*'] };
const TABLES = { kind: 'tables' } as const;

const file = (role: string, text: string): ModelFile => ({
  role,
  file: `${role}.sql`,
  params: [],
  source: { file: `${role}.sql`, text },
});

const withFiles = (model: Model, files: Readonly<Record<string, ModelFile>>): Model => ({
  ...model,
  files: { ...model.files, ...files },
});

const changed = (n: number): RunStep => {
  const step = batch(n);
  return step.kind === 'load' ? { ...step, key: `${step.key} changed`, changed: true } : step;
};

for (const [name, open] of Object.entries(OPEN))
  describe(name, async () => {
    const engine = await open();

    const tables = async (model: Model, steps: readonly RunStep[]) => {
      const [result] = await execute(engine, model, [
        { steps, asks: [{ after: steps.length - 1, ask: TABLES }] },
      ]);
      return inWords(result?.asks[0]);
    };

    test('a model is changed, and loaded otherwise from then on', async () => {
      const model = withFiles(modelOf(PLAIN), {
        change: file('change', 'CREATE TABLE more (id INTEGER PRIMARY KEY);'),
        after: file('load-after', 'INSERT INTO more SELECT id FROM bronze_events;'),
      });
      expect(await tables(model, [SCHEMA, batch(1), CHANGE, changed(2)])).toBe('t 3, more 3');
    });

    test('where nothing is to be changed the load goes on', async () => {
      expect(await tables(modelOf(PLAIN), [SCHEMA, batch(1), CHANGE, changed(2)])).toBe('t 6');
    });

    test("another model's script is none of its business", async () => {
      const step = { ...script('u1'), deliverable: 'of another model' } as RunStep;
      expect(await tables(modelOf(PLAIN), [SCHEMA, batch(1), step])).toBe('t 3');
    });

    test('all tables but those that are kept are emptied, whatever refers to them', async () => {
      const model = modelOf({
        schema: `CREATE TABLE Bronze_all (id INTEGER PRIMARY KEY, txt TEXT);
          CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT);
          CREATE TABLE child (id INTEGER PRIMARY KEY REFERENCES t (id));`,
        load: `INSERT INTO Bronze_all SELECT id, txt FROM bronze_events;
          INSERT INTO t SELECT id, txt FROM bronze_events; INSERT INTO child SELECT id FROM bronze_events;`,
        script: 'INSERT INTO t SELECT id, txt FROM Bronze_all;',
      });
      expect(await tables(model, [SCHEMA, batch(1), WIPE])).toMatch(/^bronze_all 3, t 0, child 0$/i);
      expect(await tables(model, [SCHEMA, batch(1), WIPE, script('u1')])).toMatch(
        /^bronze_all 3, t 3, child 0$/i,
      );
    });
  });

describe('what SQLite alone has', async () => {
  const engine = await sharedSqlite();

  test('emptying runs no trigger, and numbers begin anew', async () => {
    const model = modelOf({
      schema: `PRAGMA foreign_keys = ON;
        CREATE TABLE bronze_all (txt TEXT);
        CREATE TABLE t (n INTEGER PRIMARY KEY AUTOINCREMENT, txt TEXT);
        CREATE TRIGGER gone AFTER DELETE ON t BEGIN DELETE FROM bronze_all; END;`,
      load: 'INSERT INTO bronze_all SELECT txt FROM bronze_events; INSERT INTO t (txt) SELECT txt FROM bronze_events;',
      script: 'INSERT INTO t (txt) SELECT txt FROM bronze_all;',
      question: 'SELECT min(n), max(n) FROM t;',
    });
    const steps = [SCHEMA, batch(1), WIPE, script('u1')];
    const asks = [
      { after: 3, ask: TABLES },
      { after: 3, ask: answer() },
    ];
    const [result] = await execute(engine, model, [{ steps, asks }]);
    expect(result?.asks.map(inWords)).toEqual(['bronze_all 3, t 3', '[[1,3]]']);
  });

  test('the size of a model is that of its pages', async () => {
    const asks = [
      { after: 0, ask: { kind: 'size' } as const },
      { after: 1, ask: { kind: 'size' } as const },
    ];
    const [result] = await execute(
      engine,
      modelOf({ schema: 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT); CREATE INDEX i ON t (txt);' }),
      [{ steps: [SCHEMA, batch(1)], asks }],
    );
    expect(result?.asks.map(inWords)).toEqual(['12288 bytes', '12288 bytes']);
  });
});
