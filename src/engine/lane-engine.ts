import type { Engine, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { Execution, type How } from './execution.ts';
import type { Limits } from './limits.ts';
import type { Lane } from './pool.ts';

export type LaneEngineSetup = {
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly limits: Limits;
  readonly how: How;
};

/** A database behind lanes: what each kind of engine differs in is how many, what runs in them, and how runs branch. */
export class LaneEngine implements Engine {
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
