import { readFileSync } from 'node:fs';
import { sayFailure } from '../../../../src/cli/failure.ts';
import { guard, leave } from '../../../../src/cli/terminal.ts';
import { tool } from '../../../../src/cli/tool.ts';
import { realTimes, type Times } from '../../../../src/app/sitting/desktop.ts';
import { openTerminal } from '../../../../src/tui/main.ts';
import type { Hands } from './hands.ts';

// The full screen as the command line opens it, by clocks that stand still but where a test moves them on. Its
// arguments: a problem, a mode.

const [problem = null, mode = 'interview'] = process.argv.slice(2);

/** How far the clocks have come. */
function hands(): Hands {
  // The test wrote it, with these types.
  return JSON.parse(readFileSync(process.env.SITTING_CLOCK ?? '', 'utf8')) as Hands;
}

/** For every process alike: what was shown once is shown again, however long anything takes. */
const base = { monotonicMs: 0, uptimeMs: 1_000_000, wallMs: Date.UTC(2026, 2, 2, 9) };
const ours = realTimes.clock();

const times: Times = {
  clock: () => {
    const { ranMs, sleptMs, setMs } = hands();
    return {
      ...ours,
      // The monotonic clock of a process stands still while the machine sleeps.
      monotonicMs: base.monotonicMs + ranMs,
      uptimeMs: base.uptimeMs + ranMs + sleptMs,
      wallMs: base.wallMs + ranMs + sleptMs + setMs,
    };
  },
  now: () => {
    const { ranMs, sleptMs, setMs } = hands();
    return base.wallMs + ranMs + sleptMs + setMs;
  },
};

guard((error) => leave(sayFailure(error)));
openTerminal(
  {
    tool,
    problem,
    folder: null,
    part: null,
    minutes: null,
    untimed: false,
    mode: mode === 'practice' ? 'practice' : 'interview',
    curveballs: true,
    screenReader: null,
  },
  times,
).then(
  () => leave(0),
  (error: unknown) => leave(sayFailure(error)),
);
