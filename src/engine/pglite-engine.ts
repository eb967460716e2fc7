import type { Engine, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { Execution } from './execution.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Lane } from './pool.ts';

/** Postgres as WebAssembly, in one worker thread: its memory allows no second. */
export class PgliteEngine implements Engine {
  readonly name = 'PGlite';
  readonly version: string;
  readonly #limits: Limits;
  readonly #lane: Lane;

  private constructor(lane: Lane, limits: Limits, version: string) {
    this.#lane = lane;
    this.#limits = limits;
    this.version = version;
  }

  /** @param worker the bundled or the source file of the worker thread. */
  static async open(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<PgliteEngine> {
    const lane = new Lane(worker, limits);
    return new PgliteEngine(lane, limits, await lane.version);
  }

  execute(model: Model, runs: readonly Run[], options: ExecuteOptions): Promise<RunResult[]> {
    return new Execution(model, runs, this.#limits, options, 'walk').run([this.#lane]);
  }

  async close(): Promise<void> {
    await this.#lane.close();
  }
}
