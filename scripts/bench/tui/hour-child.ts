/**
 * A process of its own, bundled, with `--expose-gc`: the full screen's program and a surface that writes to nobody,
 * a second of the sitting's clock after another, keys between them. Its argument is a file with the problem as JSON; it prints
 * the least heap after garbage collection, in bytes, of a first hour and of a second one.
 */
import { readFileSync } from 'node:fs';
import type { Problem } from '../../../src/domain/problem.ts';
import { planSitting } from '../../../src/sitting/plan.ts';
import { openSitting } from '../../../src/sitting/sitting.ts';
import { Program } from '../../../src/tui/program/program.tsx';
import { initial } from '../../../src/tui/screens/workspace/state.ts';
import { createSurface } from '../../../src/tui/terminal/surface.ts';

export type Hour = {
  readonly before: number;
  readonly after: number;
  readonly bytesATick: number;
  /** Milliseconds of each tick, the mean. */
  readonly msATick: number;
};

const SECONDS = 3_600;
/** Its second argument: none, or some between two ticks. */
const KEYS_A_SECOND = Number(process.argv[3] ?? 0);
/** So long until code is compiled and caches are full. */
const WARM_SECONDS = 300;

// `hour.ts` wrote what it had read.
const problem = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Problem;
const at = (ms: number) => ({
  process: 'p',
  monotonicMs: ms,
  uptimeMs: 1e7 + ms,
  boot: 'b',
  wallMs: 1.79e12 + ms,
});
const plan = planSitting(problem, {
  mode: 'practice',
  parts: null,
  minutes: 240,
  untimed: false,
  curveballs: false,
});
let written = 0;
const surface = createSurface({
  write: (text) => {
    written += Buffer.byteLength(text);
  },
  columns: 140,
  rows: 40,
});
const program = new Program(
  {
    surface,
    colour: 'ansi16',
    keys: {},
    screenReader: false,
    perform: () => undefined,
    fault: (error) => {
      throw error;
    },
  },
  {
    name: 'workspace',
    state: initial({
      attempt: 'reels/0001',
      problem,
      sitting: openSitting({ kind: 'started', plan, at: at(0) }),
      rings: [],
      files: Object.fromEntries(problem.deliverables.map(({ file }) => [file, 'SELECT 1;\n'])),
      dialect: 'sqlite',
    }),
  },
);
program.start();

let ticked = { bytes: 0, ms: 0, count: 0 };
let second = 0;
await pass(WARM_SECONDS);
const before = await leastIn(SECONDS);
ticked = { bytes: 0, ms: 0, count: 0 };
const after = await leastIn(SECONDS);
const hour: Hour = {
  before,
  after,
  bytesATick: ticked.bytes / ticked.count,
  msATick: ticked.ms / ticked.count,
};
program.end();
process.stdout.write(JSON.stringify(hour));
process.exit(0);

/** Lines that were painted lately are remembered, up to a bound, and then forgotten at once: the heap is a saw. */
async function leastIn(seconds: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let done = 0; done < seconds; done += 100) {
    await pass(100);
    least = Math.min(least, heap());
  }
  return least;
}

async function pass(seconds: number): Promise<void> {
  for (let count = 0; count < seconds; count++) {
    second++;
    const from = { bytes: written, at: performance.now() };
    const tick = { kind: 'tick', at: at(second * 1000) } as const;
    program.dispatch({ kind: 'message', message: { to: 'workspace', message: tick } });
    ticked.bytes += written - from.bytes;
    ticked.ms += performance.now() - from.at;
    ticked.count++;
    for (let key = 0; key < KEYS_A_SECOND; key++) press(second * KEYS_A_SECOND + key);
    // What is put off to a later turn has one.
    await new Promise((done) => setImmediate(done));
  }
}

/** Words that are written and taken back, so that the text itself does not grow. */
function press(count: number): void {
  const step = count % 20;
  const key = step < 10 ? 'selectable'.charAt(step) : 'backspace';
  program.inputs([{ kind: 'press', key, text: step < 10 ? key : null }]);
}

function heap(): number {
  const gc: unknown = Reflect.get(globalThis, 'gc');
  if (typeof gc !== 'function') throw new Error('This has to run with --expose-gc.');
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}
