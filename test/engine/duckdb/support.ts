import type { Engine } from '../../../src/engine/engine.ts';
import { openDuckdb as open } from '../../../src/engine/duckdb-engine.ts';
import type { Limits } from '../../../src/engine/limits.ts';
import { SMALL } from '../support/bench.ts';

const WORKER = new URL('../../../src/engine/duckdb/worker.ts', import.meta.url);

/** DuckDB as a grading has it, but for its time; it needs more memory than SQLite to begin with. */
export function openDuckdb(limits: Partial<Limits> = {}): Promise<Engine> {
  return open(WORKER, { ...SMALL, heapBytes: 128 * 2 ** 20, ...limits });
}
