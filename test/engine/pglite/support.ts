import { PgliteEngine } from '../../../src/engine/pglite-engine.ts';
import { SMALL } from '../support/bench.ts';

export function openPostgres(scriptMs: number): Promise<PgliteEngine> {
  const worker = new URL('../../../src/engine/pglite/worker.ts', import.meta.url);
  return PgliteEngine.open(worker, { ...SMALL, scriptMs });
}
