import { openDuckdb } from '../../../src/engine/lane-engine.ts';
import { SMALL, sharedBy } from '../support/bench.ts';

/** DuckDB as a grading has it, one for all files of a process; it needs more memory than SQLite to begin with. */
export const sharedDuckdb = sharedBy(() =>
  openDuckdb(new URL('../../../src/engine/duckdb/worker.ts', import.meta.url), {
    ...SMALL,
    heapBytes: 128 * 2 ** 20,
  }),
);
