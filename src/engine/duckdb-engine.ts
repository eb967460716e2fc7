import { availableParallelism } from 'node:os';
import type { Engine, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { Execution } from './execution.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Lane } from './pool.ts';

/** Processes side by side: each may take a gigabyte before it is ended. */
const MOST_LANES = 2;

/** DuckDB, each database in a process of its own: native code can be ended for certain in no other way. */
export class DuckdbEngine implements Engine {
  readonly name = 'DuckDB';
  readonly version: string;
  readonly #limits: Limits;
  readonly #lanes: readonly Lane[];

  private constructor(lanes: readonly Lane[], limits: Limits, version: string) {
    this.#lanes = lanes;
    this.#limits = limits;
    this.version = version;
  }

  /**
   * @param worker the bundled or the source file of the worker thread.
   * @throws Error where its package does not start on this machine.
   */
  static async open(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<DuckdbEngine> {
    const count = Math.min(MOST_LANES, availableParallelism());
    const lanes = Array.from({ length: count }, () => new Lane(worker, limits, true));
    try {
      const [version = ''] = await Promise.all(lanes.map((lane) => lane.version));
      return new DuckdbEngine(lanes, limits, version);
    } catch (error) {
      await Promise.all(lanes.map((lane) => lane.close()));
      throw error;
    }
  }

  execute(model: Model, runs: readonly Run[], options: ExecuteOptions): Promise<RunResult[]> {
    return new Execution(model, runs, this.#limits, options, 'walk').run(this.#lanes);
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }
}
