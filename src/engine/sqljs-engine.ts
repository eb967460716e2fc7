import type { Engine } from './engine.ts';
import { LaneEngine } from './lane-engine.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openLanes } from './pool.ts';

/**
 * SQLite as WebAssembly, in worker threads: nothing of the host is within its reach.
 * @param worker the bundled or the source file of the worker thread.
 */
export function openSqljs(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<Engine> {
  return LaneEngine.open({ name: 'sql.js', lanes: openLanes(worker, limits), limits, how: 'snapshots' });
}
