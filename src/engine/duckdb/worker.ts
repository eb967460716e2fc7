import { fork } from 'node:child_process';
import { parentPort, workerData } from 'node:worker_threads';
import type { ChainRequest, ProcessReport, ProcessRequest, WorkerReport, WorkerSetup } from '../protocol.ts';

/**
 * Entry of a worker thread that stands between the pool and a process with DuckDB. A native query can run for minutes
 * after it was interrupted, and a thread in it cannot be stopped; a process can.
 */
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread.');
// Node gives a worker's data no type; the pool writes it.
const { limits, heartbeat }: WorkerSetup = workerData;
const beats = new Int32Array(heartbeat);
const report = (message: WorkerReport) => port.postMessage(message);

const inSources = import.meta.url.endsWith('.ts');
const child = fork(new URL(inSources ? './process.ts' : './duckdb-process.js', import.meta.url), [], {
  // Nothing of the machine's is within its reach, its time zone not either.
  env: { TZ: 'UTC' },
  execArgv: [],
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
});
let isReady = false;
let hasEnded = false;
const send = (request: ProcessRequest) => child.send(request);

child.on('message', (message: ProcessReport) => {
  if (message.kind === 'beat') Atomics.add(beats, 0, 1);
  else report(message);
  isReady ||= message.kind === 'ready';
});
child.on('error', ({ message }) => report({ kind: 'broken', message }));
child.on('exit', (code, signal) => {
  hasEnded = true;
  if (isReady) report({ kind: 'exhausted' });
  else report({ kind: 'broken', message: `DuckDB did not start (${signal ?? code}).` });
});
port.on('message', (request: ChainRequest | 'stop') => {
  if (request === 'stop') child.kill('SIGKILL');
  else if (hasEnded) report({ kind: 'broken', message: 'The process of DuckDB has ended.' });
  else send({ kind: 'chain', chain: request });
});
send({ kind: 'limits', limits });
