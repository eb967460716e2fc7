import type { Engine } from '../../../src/engine/engine.ts';
import { openPglite } from '../../../src/engine/pglite-engine.ts';
import { SMALL } from '../support/bench.ts';

export function openPostgres(): Promise<Engine> {
  const worker = new URL('../../../src/engine/pglite/worker.ts', import.meta.url);
  return openPglite(worker, SMALL);
}
