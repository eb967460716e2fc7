import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Engines, forgiving, modelOf, openEngines, runnerOf } from '../../src/app/kit/engine.ts';
import { installCommand } from '../../src/app/kit/engine-packages.ts';
import { openGrader } from '../../src/app/grading/grader.ts';
import { replayScript } from '../../src/app/looking/replay.ts';
import { DIALECTS } from '../../src/domain/dialect.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { problem } from './support/reels.ts';

const folder = join(problem.folder, 'submissions/right-in-duckdb');

// A module in a folder that has no packages, as where graincheck is installed alone.
const bare = mkdtempSync(join(tmpdir(), 'graincheck-bare-'));
afterAll(() => rmSync(bare, { recursive: true }));
const elsewhere = pathToFileURL(join(bare, 'lib/node_modules/graincheck/dist/cli.js')).href;

async function withEngines<T>(from: string | undefined, use: (engines: Engines) => Promise<T>): Promise<T> {
  const engines = openEngines(undefined, from);
  try {
    return await use(engines);
  } finally {
    await engines.close();
  }
}

test('two dialects run as themselves, all others on SQLite', () => {
  expect(DIALECTS.filter((dialect) => runnerOf(dialect) === 'pglite')).toEqual(['postgres']);
  expect(DIALECTS.filter((dialect) => runnerOf(dialect) === 'duckdb')).toEqual(['duckdb']);
});

test('an engine is opened once, and stays', async () => {
  const names = await withEngines(undefined, async (engines) => {
    const [first, second, reference] = await Promise.all([
      engines.of('duckdb'),
      engines.of('duckdb'),
      engines.reference(),
    ]);
    expect(second).toBe(first);
    expect(await engines.of('bigquery')).toBe(reference);
    return [first.name, reference.name];
  });
  expect(names).toEqual(['DuckDB', 'sql.js']);
});

describe('an engine that is not installed', () => {
  test.each([
    ['duckdb', '@duckdb/node-api@1.5.6-r.1'],
    ['postgres', '@electric-sql/pglite@0.5.16'],
  ] as const)('%s: the error names the one command', async (dialect, spec) => {
    const error = await withEngines(elsewhere, (engines) => engines.of(dialect).catch((each) => each));
    expect(error).toMatchObject({
      code: 'E_ENGINE_MISSING',
      hint: expect.stringContaining(`npm install -g ${spec} installs it`),
    });
  });

  test('on the sample everything is unsupported, and says why', async () => {
    const submission = await loadSubmission(problem, folder);
    await withEngines(elsewhere, async (engines) => {
      const engine = await forgiving(engines).of('duckdb');
      const run = {
        steps: [{ kind: 'schema', key: 'schema' } as const],
        asks: [{ after: 0, ask: { kind: 'catalogue' } as const }],
      };
      const options = { decisive: null, onProgress: () => undefined };
      const [result] = await engine.execute(modelOf(problem, submission), [run], options);
      expect(result?.asks[0]).toMatchObject({
        failure: {
          kind: 'unsupported',
          error: { file: 'schema.sql', message: expect.stringContaining('not installed') },
        },
      });
    });
  });

  test('the command is the one for how graincheck was installed', () => {
    const project = join(bare, 'project');
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, 'package.json'), '{}');
    expect(installCommand(join(project, 'node_modules/graincheck'), 'it@1')).toBe('npm install it@1');
    expect(installCommand(join(bare, 'lib/node_modules/graincheck'), 'it@1')).toBe('npm install -g it@1');
    mkdirSync(join(bare, 'checkout/.git'), { recursive: true });
    expect(installCommand(join(bare, 'checkout'), 'it@1')).toBe('npm ci');
  });
});

test('a submission is graded on the engine of its dialect, and the scorecard says so', async () => {
  const grader = await openGrader('reels');
  try {
    const only = ['schema-runs', 'sessions', 'creator-daily', 'recent-views', 'share-chains', 'keys'];
    const card = await grader.grade({ kind: 'folder', folder }, { only });
    expect(card.engine.name).toBe('DuckDB');
    expect(card.checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
      expect.arrayContaining(only.map((id) => `${id} accepted`)),
    );
  } finally {
    await grader.close();
  }
});

test('PostgreSQL runs on PGlite', async () => {
  expect(await withEngines(undefined, async (engines) => (await engines.of('postgres')).name)).toBe('PGlite');
});

test('a dialect that is named goes before the settings', async () => {
  const error = await replayScript({ problem: 'reels', folder, scenario: 'on-time' }).catch((each) => each);
  expect(error).toMatchObject({ code: 'E_NO_REPLAY', message: expect.stringContaining('DuckDB') });
  const sqlite = { problem: 'reels', folder, scenario: 'on-time', dialect: 'sqlite' } as const;
  expect(await replayScript(sqlite)).toContain('.headers on');
});
