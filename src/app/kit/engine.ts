import type { Dialect } from '../../domain/dialect.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import type { Engine, Model } from '../../engine/engine.ts';
import type { Limits } from '../../engine/limits.ts';
import { openDuckdb, openPglite, openSqljs } from '../../engine/lane-engine.ts';
import { absentEngine } from './absent-engine.ts';
import { checkInstalled, isMissing } from './engine-packages.ts';
import { rewrittenOf } from './rewritten.ts';

export { isMissing } from './engine-packages.ts';

/** What a submission can run on. */
export type Runner = 'sql.js' | 'pglite' | 'duckdb';

/** Postgres and DuckDB run as themselves, everything else on SQLite: verbatim, or rewritten for it. */
export function runnerOf(dialect: Dialect): Runner {
  if (dialect === 'postgres') return 'pglite';
  return dialect === 'duckdb' ? 'duckdb' : 'sql.js';
}

/** The engines of a session of work: each is opened when it is first asked for, and stays warm. */
export type Engines = {
  /** What reference models run on. */
  readonly reference: () => Promise<Engine>;
  /**
   * What submissions in a dialect run on.
   * @throws UserError `E_ENGINE_MISSING` where its package is not installed.
   */
  readonly of: (dialect: Dialect) => Promise<Engine>;
  readonly close: () => Promise<void>;
};

/**
 * Engines that are opened by need, but for SQLite, which starts at once.
 * @param from the module whose packages count as installed.
 */
export function openEngines(limits?: Limits, from: string = import.meta.url): Engines {
  const opened = new Map<Runner, Promise<Engine>>();
  const open = (runner: Runner): Promise<Engine> => {
    const known = opened.get(runner);
    if (known) return known;
    const starts = start(runner, limits, from);
    opened.set(runner, starts);
    // One that did not start may do so later: its package can be installed meanwhile.
    starts.catch(() => opened.delete(runner));
    return starts;
  };
  void open('sql.js');
  return {
    reference: () => open('sql.js'),
    of: (dialect) => open(runnerOf(dialect)),
    close: async () => {
      await Promise.all(
        [...opened.values()].map((starts) =>
          starts.then(
            (engine) => engine.close(),
            () => undefined,
          ),
        ),
      );
    },
  };
}

/** Engines among which one that is not installed is no error: what would run on it is unsupported, and says why. */
export function forgiving(engines: Engines): Engines {
  return {
    ...engines,
    of: (dialect) =>
      engines.of(dialect).catch((error: unknown) => {
        if (isMissing(error)) return absentEngine(error);
        throw error;
      }),
  };
}

/**
 * Starts SQLite, which runs the references and most submissions.
 * @param threads at most so many: for a few queries one is soonest there.
 */
export function openEngine(limits?: Limits, threads?: number): Promise<Engine> {
  return openSqljs(workerFile('../../engine/worker.ts', './worker.js'), limits, threads);
}

async function start(runner: Runner, limits: Limits | undefined, from: string): Promise<Engine> {
  if (runner === 'sql.js') return openEngine(limits);
  checkInstalled(runner, from);
  if (runner === 'pglite')
    return openPglite(workerFile('../../engine/pglite/worker.ts', './pglite-worker.js'), limits);
  return openDuckdb(workerFile('../../engine/duckdb/worker.ts', './duckdb-worker.js'), limits);
}

/** Sources run their worker from src/, a bundle has it beside itself. */
function workerFile(source: string, bundled: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? source : bundled, import.meta.url);
}

/**
 * One of a submission's models as the engine runs it.
 * @param model its id; the first where it is not given.
 */
export function modelOf(
  problem: Problem,
  submission: Submission,
  model: string = problem.models[0].id,
): Model {
  const own = problem.deliverables.filter((each) => each.model === model);
  const files = own.map((deliverable) => {
    const { id, role, file, params } = deliverable;
    const source = submission.files[id] ?? null;
    return [id, { role, file, params, source, rewritten: rewrittenOf(problem, submission, deliverable) }];
  });
  return { files: Object.fromEntries(files), bronze: problem.bronze.map(({ name }) => name.toLowerCase()) };
}
