import type { Engine } from './engine.ts';
import { LaneEngine } from './lane-engine.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Lane } from './pool.ts';

/**
 * Postgres as WebAssembly, in one worker thread: its memory allows no second.
 * @param worker the bundled or the source file of the worker thread.
 */
export function openPglite(worker: URL, limits: Limits = DEFAULT_LIMITS): Promise<Engine> {
  return LaneEngine.open({ name: 'PGlite', lanes: [new Lane(worker, limits)], limits, how: 'walk' });
}
