import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leftOutOf, replayText } from '../../src/engine/replay.ts';
import { FUNCTIONS, MODULES } from '../../src/engine/stock-shell.ts';
import { casesIn } from '../cases/read.ts';
import { batch, type Files, modelOf, SCHEMA, script } from './support/bench.ts';

type Case = Files & { readonly name: string; readonly leaves: number };

const stock = spawnSync('sqlite3', ['--version']).status === 0;
const steps = [SCHEMA, batch(1), script('u2')];
const asked = [{ deliverable: 'question', params: { user_id: 'u1' } }];

/** What the stock program prints of a script, in a folder of its own, and the files that are there afterwards. */
function run(input: string, flags: readonly string[]): { readonly out: string; readonly files: string[] } {
  const cwd = mkdtempSync(join(tmpdir(), 'graincheck-replay-'));
  try {
    const { stdout, stderr } = spawnSync('sqlite3', flags, { cwd, input, encoding: 'utf8' });
    return { out: stdout + stderr, files: readdirSync(cwd) };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe('a replayed submission can do nothing in the stock sqlite3 that the engine does not do', () => {
  for (const one of casesIn<Case>('engine/replay-hostile.yaml')) {
    const model = modelOf(one);
    test(`${one.name}: ${one.leaves} left out`, () => {
      expect(leftOutOf(model)).toHaveLength(one.leaves);
    });
    test.runIf(stock)(`${one.name}: no file is there, no file is read`, () => {
      const text = replayText({ title: 'hostile', model, steps, asked });
      for (const flags of [[], ['-safe', '-batch', ':memory:']]) {
        const { out, files } = run(text, flags);
        expect(files).toEqual([]);
        expect(out).not.toMatch(/passwd|hosts\b|safe mode/);
      }
    });
  }
});

test('what is left out is told with its place', () => {
  const [told] = leftOutOf(modelOf({ question: "SELECT 1,\n  edit('x', 'true')" }));
  expect(told).toBe(
    'question.sql:2:3: this statement is left out of the script, because of the function edit, which the engine does not have',
  );
});

test('the functions that may be called are those of the engine', () => {
  // In a process of its own: loading it freezes the clock.
  const script = `
    import { loadSqlite } from ${JSON.stringify(new URL('../../src/engine/sqljs/sql.ts', import.meta.url).href)};
    const db = new (await loadSqlite()).Database();
    const names = (sql) => db.exec(sql)[0].values.map(([name]) => name);
    console.log(JSON.stringify({
      functions: names('SELECT DISTINCT name FROM pragma_function_list'),
      modules: names('SELECT DISTINCT name FROM pragma_module_list'),
      rows: names("SELECT (SELECT count(*) FROM json_each('[1]')) + (SELECT count(*) FROM jsonb_tree('[1]'))"),
    }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const engine: { functions: string[]; modules: string[]; rows: number[] } = JSON.parse(stdout);
  // Operators; and one that hands out addresses.
  const not = ['->', '->>', 'fts3_tokenizer'];
  expect([...FUNCTIONS].filter((name) => !/^jsonb?_(?:each|tree)$/.test(name)).sort()).toEqual(
    engine.functions.filter((name) => !not.includes(name)).sort(),
  );
  expect(engine.modules).toEqual(expect.arrayContaining([...MODULES]));
  expect(engine.rows).toEqual([3]);
});
