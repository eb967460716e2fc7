import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '../domain/run.ts';
import type { AnyMeasured } from './engine.ts';
import type { ChainRequest, WorkerReport, WorkerSetup } from './protocol.ts';
import { Session } from './sqljs/session.ts';
import { loadSqlite, type SqlJsStatic } from './sqljs/sql.ts';

/** Entry of a worker thread: opens a database for each chain, runs its items, reports each. */
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread.');
const { limits, heartbeat }: WorkerSetup = workerData;
const beats = new Int32Array(heartbeat);
const report = (message: WorkerReport) => port.postMessage(message);

const sql = await loadSqlite();
port.on('message', (request: ChainRequest) => {
  runChain(sql, request).then(
    () => report({ kind: 'done' }),
    (error: unknown) => report(lastWord(error)),
  );
});
report({ kind: 'ready', version: versionOf(sql) });

/** A trap of the WebAssembly machine is the submission's doing; what else is thrown is a fault of ours. */
function lastWord(error: unknown): WorkerReport {
  if (error instanceof Error && (error.name === 'RuntimeError' || error.name === 'RangeError'))
    return { kind: 'exhausted' };
  return { kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function versionOf(sqlite: SqlJsStatic): string {
  const db = new sqlite.Database();
  const version = db.exec('SELECT sqlite_version()')[0]?.values[0]?.[0];
  db.close();
  return String(version);
}

async function runChain(sqlite: SqlJsStatic, { model, start, items }: ChainRequest): Promise<void> {
  const onScript = () => Atomics.add(beats, 0, 1);
  const session = new Session(sqlite, model, limits, start && new Uint8Array(start), onScript);
  try {
    for (const [index, item] of items.entries()) {
      if (item.kind === 'snapshot') {
        report({ kind: 'snapshot', index, bytes: shared(session.snapshot()) });
        continue;
      }
      session.drawFrom(item.depth);
      const outcome: Outcome<AnyMeasured | null> =
        item.kind === 'step' ? session.step(item.step) : await session.ask(item.ask);
      Atomics.add(beats, 0, 1);
      report({ kind: 'outcome', index, outcome });
      if (item.kind === 'step' && !outcome.ok) return;
    }
  } finally {
    session.close();
  }
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
