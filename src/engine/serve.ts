import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Cell } from '../domain/relation.ts';
import type { Outcome } from '../domain/run.ts';
import { sizeOf } from './cells.ts';
import type { Database } from './database.ts';
import type { AnyMeasured } from './engine.ts';
import type { ChainRequest, WorkerReport, WorkerSetup } from './protocol.ts';
import { Session } from './session.ts';

/** A database that is ready, and what it says of itself. */
export type Opened = {
  readonly db: Database;
  readonly version: string;
  /** What makes the next start a fast one. */
  readonly image?: SharedArrayBuffer;
};

/** Serves a pool from a worker thread: opens a database, runs each chain on it, reports each item. */
export async function serve(open: (setup: WorkerSetup) => Promise<Opened>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a worker thread.');
  // Node gives a worker's data no type; the pool writes it.
  const setup: WorkerSetup = workerData;
  const beats = new Int32Array(setup.heartbeat);
  const report = (message: WorkerReport) => port.postMessage(message);
  const { db, version, image } = await open(setup);
  const run = runnerOn(db, () => Atomics.add(beats, 0, 1), report);
  port.on('message', (request: ChainRequest | 'stop') => {
    if (request === 'stop') return db.interrupt?.();
    run(request).then(
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

/** Runs chains one behind the other; where one begins as the last one did, a database with marks goes on from there. */
export function runnerOn(
  db: Database,
  beat: () => void,
  report: (message: WorkerReport) => void,
): (request: ChainRequest) => Promise<void> {
  /** Keys of the steps behind which the database stands. */
  let done: readonly string[] = [];

  return async ({ model, start, items, keys, scriptMs, limits }) => {
    // What is asked first is asked behind its own step, and none that comes later.
    const asked = items.find(({ kind }) => kind === 'ask');
    const upTo = asked?.kind === 'ask' ? asked.depth + 1 : keys.length;
    const known = db.marks ? Math.min(commonStart(done, keys), upTo) : 0;
    done = [];
    if (known > 0) await db.marks?.back(known);
    else await db.reset({ limits, model, start: start && new Uint8Array(start) });
    let here = keys.slice(0, known);
    const session = new Session(db, model, { limits, scriptMs, onScript: beat });
    let used = usedCpu();
    for (const [index, item] of items.entries()) {
      if (item.kind === 'snapshot') {
        if (db.snapshot) report({ kind: 'snapshot', index, bytes: shared(db.snapshot()) });
        continue;
      }
      const isStep = item.kind === 'step';
      const isDone = isStep && item.depth < here.length;
      // A run that is repeated, or goes on from a snapshot, draws the same numbers, and no two of its steps draw alike.
      if (!isDone) await db.seed(item.depth);
      const outcome: Outcome<AnyMeasured | null> = isDone
        ? { ok: true, value: null }
        : isStep
          ? await session.step(item.step)
          : await session.ask(item.ask);
      beat();
      if (isStep && !isDone && outcome.ok && db.marks) {
        here = [...here, keys[item.depth] ?? ''];
        await db.marks.mark(here.length);
      }
      const cpuMs = usedCpu() - used;
      used += cpuMs;
      report({ kind: 'outcome', index, outcome, cpuMs, bytes: outcome.ok ? bytesOf(outcome.value) : 0 });
      if (isStep && !outcome.ok) break;
    }
    done = here;
  };
}

/** Processor time of this thread, or of this process that has but one database, in milliseconds. */
function usedCpu(): number {
  // Older than 22.19, Node does not tell it of a thread: the time that went by stands in for it.
  if (!isMainThread && !process.threadCpuUsage) return performance.now();
  const { user, system } = isMainThread ? process.cpuUsage() : process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Bytes of the rows that were measured. */
function bytesOf(measured: AnyMeasured | null): number {
  if (measured && 'relation' in measured) return bytesOfRows(measured.relation.rows);
  if (measured && 'tables' in measured)
    return measured.tables.reduce((all, { relation }) => all + bytesOfRows(relation.rows), 0);
  return 0;
}

function bytesOfRows(rows: readonly (readonly Cell[])[]): number {
  let bytes = 0;
  for (const row of rows) for (const cell of row) bytes += sizeOf(cell);
  return bytes;
}

function commonStart(some: readonly string[], others: readonly string[]): number {
  const differs = some.findIndex((key, at) => key !== others[at]);
  return differs < 0 ? some.length : differs;
}

export function shared(bytes: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
