import { openPglite } from '../../../src/engine/lane-engine.ts';
import { SMALL, sharedBy } from '../support/bench.ts';

/** Postgres takes seconds to start: one serves all files of a process. */
export const sharedPostgres = sharedBy(() =>
  openPglite(new URL('../../../src/engine/pglite/worker.ts', import.meta.url), SMALL),
);
