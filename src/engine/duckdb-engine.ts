import { availableParallelism } from 'node:os';
import type { Engine } from './engine.ts';
import { LaneEngine } from './lane-engine.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Lane } from './pool.ts';

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
