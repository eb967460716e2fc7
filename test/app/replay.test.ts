import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/app/kit/engine.ts';
import { DEFAULT_SEED } from '../../src/app/kit/seed.ts';
import { replayScript } from '../../src/app/looking/replay.ts';
import { openScenarios, type Scenarios } from '../../src/app/kit/scenarios.ts';
import type { Relation } from '../../src/domain/relation.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { PreparedScenario } from '../../src/grade/prepare.ts';
import { allAsked, answersOf, problem, references, runOf } from './support/reels.ts';

const stock = spawnSync('sqlite3', ['--version']).status === 0;

let engine: Engine;
let scenarios: Scenarios;
beforeAll(async () => {
  [engine, scenarios] = await Promise.all([openEngine(), openScenarios(problem, DEFAULT_SEED)]);
});
afterAll(() => engine.close());

/** What `sqlite3` prints for an answer: without rows, not even its columns. */
function printed({ columns, rows }: Relation): string[] {
  const lines = rows.map((row) => row.map((cell) => cell ?? 'NULL').join('|'));
  return lines.length > 0 ? [columns.join('|'), ...lines] : [];
}

/** The script asks before and after each script of the submission, and at the end. */
function askedAfter({ steps }: PreparedScenario): number[] {
  const last = steps.length - 1;
  const scripts = steps.flatMap(({ kind }, at) => (kind === 'script' ? [at] : []));
  return [...scripts.flatMap((at) => (at < last ? [at - 1, at] : [at - 1])), last];
}

describe.runIf(stock)('the script that replay prints gives the same answers in the stock sqlite3', () => {
  const cases = ['stories-as-received', 'deletion'].flatMap((scenario) =>
    references.map((reference) => ({ scenario, reference, model: reference.path.split('/').at(-1) })),
  );
  test.each(cases)('$model, $scenario', async ({ scenario, reference }) => {
    const options = { problem: problem.folder, folder: reference.path, scenario };
    const { stdout, stderr } = spawnSync('sqlite3', ['-batch', ':memory:'], {
      input: await replayScript(options),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(stderr).toBe('');
    const prepared = scenarios.get(scenario);
    const asked = allAsked(prepared);
    const runs = askedAfter(prepared).map((after) => runOf(prepared.steps.slice(0, after + 1), asked));
    const answers = (await answersOf(engine, reference, runs)).flat();
    const told = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('-- '));
    expect(stdout.split('\n').filter((line) => line.startsWith('-- '))).toHaveLength(answers.length);
    expect(told).toEqual(answers.flatMap(printed));
    expect(told.length).toBeGreaterThan(100);
  });
});
