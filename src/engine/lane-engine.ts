import { availableParallelism } from 'node:os';
import type { Engine, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { Execution, type How } from './execution.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Lane } from './pool.ts';

type LaneEngineSetup = {
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly limits: Limits;
  readonly how: How;
};

/** A database behind lanes: what each kind of engine differs in is how many, what runs in them, and how runs branch. */
class LaneEngine implements Engine {
  readonly name: string;
  readonly version: string;
  readonly #setup: LaneEngineSetup;

  private constructor(setup: LaneEngineSetup, version: string) {
    this.name = setup.name;
    this.version = version;
    this.#setup = setup;
  }

  /** Waits for the first lane. @throws Error where it does not start on this machine; no lane is left open then. */
  static async open(setup: LaneEngineSetup): Promise<LaneEngine> {
    const [first] = setup.lanes;
    try {
      return new LaneEngine(setup, first ? await first.version : '');
    } catch (error) {
      await closeAll(setup.lanes);
      throw error;
    }
  }

  execute(model: Model, runs: readonly Run[], options: ExecuteOptions): Promise<RunResult[]> {
    const { limits, how, lanes } = this.#setup;
    return new Execution(model, runs, limits, options, how).run(lanes);
  }

  close(): Promise<void> {
    return closeAll(this.#setup.lanes);
  }
}

async function closeAll(lanes: readonly Lane[]): Promise<void> {
  await Promise.all(lanes.map((lane) => lane.close()));
}

/**
 * SQLite as WebAssembly, in worker threads: nothing of the host is within its reach.
 * @param worker the bundled or the source file of the worker thread.
 * @param threads at most so many, and no more than the machine has cores.
 */
export function openSqljs(worker: URL, limits: Limits = DEFAULT_LIMITS, threads = 4): Promise<Engine> {
  const count = Math.min(threads, Math.max(1, availableParallelism()));
  const lanes = Array.from({ length: count }, () => new Lane(worker, limits));
  return LaneEngine.open({ name: 'sql.js', lanes, limits, how: 'snapshots' });
}

/**
 * Postgres as WebAssembly, in one worker thread: its memory allows no second.
 * @param worker the bundled or the source file of the worker thread.
 */
export function openPglite(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<Engine> {
  return LaneEngine.open({ name: 'PGlite', lanes: [new Lane(worker, limits)], limits, how: 'walk' });
}

/** Processes side by side: each may take a gigabyte before it is ended. */
const MOST_LANES = 2;

/**
 * DuckDB, each database in a process of its own: native code can be ended for certain in no other way.
 * @param worker the bundled or the source file of the worker thread.
 * @throws Error where its package does not start on this machine.
 */
export function openDuckdb(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<Engine> {
  const count = Math.min(MOST_LANES, availableParallelism());
  const lanes = Array.from({ length: count }, () => new Lane(worker, limits, true));
  return LaneEngine.open({ name: 'DuckDB', lanes, limits, how: 'walk' });
}
