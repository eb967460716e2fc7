import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '../../domain/run.ts';
import type { AnyMeasured } from '../engine.ts';
import type { Limits } from '../limits.ts';
import type { ChainRequest, WorkerReport, WorkerSetup } from '../protocol.ts';
import type { Database } from './database.ts';
import { WalkSession } from './session.ts';

/** A database that is ready, and what it says of itself. */
export type Opened = {
  readonly db: Database;
  readonly version: string;
  /** What makes the next start a fast one. */
  readonly image?: SharedArrayBuffer;
};

/** Serves a pool from a worker thread: opens a database, walks each chain on it, reports each item. */
export async function serve(open: (setup: WorkerSetup) => Promise<Opened>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a worker thread.');
  // Node gives a worker's data no type; the pool writes it.
  const setup: WorkerSetup = workerData;
  const beats = new Int32Array(setup.heartbeat);
  const report = (message: WorkerReport) => port.postMessage(message);
  const { db, version, image } = await open(setup);
  const walk = walkOn(db, setup.limits, () => Atomics.add(beats, 0, 1), report);
  port.on('message', (request: ChainRequest | 'stop') => {
    if (request === 'stop') return db.interrupt();
    walk(request).then(
      () => report({ kind: 'done' }),
      (error: unknown) => report(lastWord(error)),
    );
  });
  report({ kind: 'ready', version, ...(image && { image }) });
}

/** A trap of the WebAssembly machine is the submission's doing; what else is thrown is a fault of ours. */
export function lastWord(error: unknown): WorkerReport {
  if (error instanceof Error && ['RuntimeError', 'RangeError', 'ExitStatus'].includes(error.name))
    return { kind: 'exhausted' };
  return { kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** Walks chains one behind the other; where a chain begins as the last one did, it goes on from there. */
export function walkOn(
  db: Database,
  limits: Limits,
  beat: () => void,
  report: (message: WorkerReport) => void,
): (request: ChainRequest) => Promise<void> {
  /** Keys of the steps behind which the database stands. */
  let walked: readonly string[] = [];

  return async ({ model, items, keys, scriptMs }) => {
    // What is asked first is asked behind its own step, and none that comes later.
    const asked = items.find(({ kind }) => kind === 'ask');
    const upTo = asked?.kind === 'ask' ? asked.depth + 1 : keys.length;
    const known = db.marks ? Math.min(commonStart(walked, keys), upTo) : 0;
    walked = [];
    if (known > 0) await db.back(known);
    else await db.reset(limits);
    let here = keys.slice(0, known);
    const session = new WalkSession(db, model, { limits, scriptMs, onScript: beat });
    for (const [index, item] of items.entries()) {
      if (item.kind === 'snapshot') continue;
      const isStep = item.kind === 'step';
      const isDone = isStep && item.depth < here.length;
      if (!isDone) await db.seed(item.depth);
      const outcome: Outcome<AnyMeasured | null> = isDone
        ? { ok: true, value: null }
        : isStep
          ? await session.step(item.step)
          : await session.ask(item.ask);
      beat();
      if (isStep && !isDone && outcome.ok) {
        here = [...here, keys[item.depth] ?? ''];
        if (db.marks) await db.mark(here.length);
      }
      report({ kind: 'outcome', index, outcome });
      if (isStep && !outcome.ok) break;
    }
    walked = here;
  };
}

function commonStart(some: readonly string[], others: readonly string[]): number {
  const differs = some.findIndex((key, at) => key !== others[at]);
  return differs < 0 ? some.length : differs;
}
