import type { ProcessReport, ProcessRequest, WorkerReport } from '../protocol.ts';
import { lastWord, runnerOn } from '../serve.ts';
import { DuckDatabase } from './database.ts';

/** How often the process looks at its own memory, in milliseconds. */
const WATCH_MS = 25;

/** What the process has before it runs anything, and how much more than its limit DuckDB may take, in bytes. */
const OWN_BYTES = 256 * 2 ** 20;
const TIMES = 4;

/** Entry of the process that holds a database: runs each chain on it, reports each item. */
const say = (message: ProcessReport) => process.send?.(message);
const report = (message: WorkerReport) => void say(message);
const db = new DuckDatabase();
let run: ReturnType<typeof runnerOn> | null = null;

// Whoever started it is gone, or has had enough of it: a query that runs is in the way of any other end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.on('message', (request: ProcessRequest) => {
  if (request.kind === 'chain') {
    run?.(request.chain).then(
      () => report({ kind: 'done' }),
      (error: unknown) => report(lastWord(error)),
    );
    return;
  }
  const { limits } = request;
  const most = OWN_BYTES + TIMES * limits.heapBytes;
  // DuckDB keeps to its limit with what it knows of; texts and lists under way are not among that.
  setInterval(() => {
    if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
  }, WATCH_MS);
  run = runnerOn(db, () => void say({ kind: 'beat' }), report);
  db.open(limits)
    .then(() => db.version())
    .then(
      (version) => report({ kind: 'ready', version }),
      (error: unknown) => report(lastWord(error)),
    );
});
