import type { Engine, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { Execution } from './execution.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type Lane, openLanes } from './pool.ts';

/** SQLite as WebAssembly, in worker threads: nothing of the host is within its reach. */
export class SqljsEngine implements Engine {
  readonly name = 'sql.js';
  readonly version: string;
  readonly #limits: Limits;
  readonly #lanes: readonly Lane[];

  private constructor(lanes: readonly Lane[], limits: Limits, version: string) {
    this.#lanes = lanes;
    this.#limits = limits;
    this.version = version;
  }

  /** @param worker the bundled or the source file of the worker thread. */
  static async open(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<SqljsEngine> {
    const lanes = openLanes(worker, limits);
    const [first] = lanes;
    return new SqljsEngine(lanes, limits, first ? await first.version : '');
  }

  execute(model: Model, runs: readonly Run[], options: ExecuteOptions): Promise<RunResult[]> {
    return new Execution(model, runs, this.#limits, options).run(this.#lanes);
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }
}
