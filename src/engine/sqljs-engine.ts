import type { Engine } from './engine.ts';
import { LaneEngine } from './lane-engine.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openLanes } from './pool.ts';

/**
 * SQLite as WebAssembly, in worker threads: nothing of the host is within its reach.
 * @param worker the bundled or the source file of the worker thread.
 * @param threads at most so many; as the machine has cores for where it is not given.
 */
export function openSqljs(worker: URL, limits: Limits = DEFAULT_LIMITS, threads?: number): Promise<Engine> {
  const lanes = openLanes(worker, limits, threads);
  return LaneEngine.open({ name: 'sql.js', lanes, limits, how: 'snapshots' });
}
