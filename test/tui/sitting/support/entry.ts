import { readFileSync } from 'node:fs';
import { sayFailure } from '../../../../src/cli/failure.ts';
import { guard, leave } from '../../../../src/cli/terminal.ts';
import { tool } from '../../../../src/cli/tool.ts';
import { realTimes, type Times } from '../../../../src/app/sitting/desktop.ts';
import { openTerminal } from '../../../../src/tui/main.ts';
import type { Hands } from './hands.ts';

// The full screen as the command line opens it, by clocks that a test moves on. Its arguments: a problem, a mode.

const [problem = null, mode = 'interview'] = process.argv.slice(2);

/** How far the clocks are ahead of the real ones. */
function hands(): Hands {
  // The test wrote it, with these types.
  return JSON.parse(readFileSync(process.env.SITTING_CLOCK ?? '', 'utf8')) as Hands;
}

/** Where time goes by as it is told alone, it begins on this day, and a program always shows the same. */
const started = Date.UTC(2026, 2, 2, 9);
const first = { ...realTimes.clock(), wallMs: started };
const base: Times =
  process.env.SITTING_FROZEN === 'true' ? { clock: () => first, now: () => started } : realTimes;

const times: Times = {
  clock: () => {
    const { ranMs, sleptMs, setMs } = hands();
    const now = base.clock();
    return {
      ...now,
      // The monotonic clock of a process stands still while the machine sleeps.
      monotonicMs: now.monotonicMs + ranMs,
      uptimeMs: now.uptimeMs + ranMs + sleptMs,
      wallMs: now.wallMs + ranMs + sleptMs + setMs,
    };
  },
  now: () => {
    const { ranMs, sleptMs, setMs } = hands();
    return base.now() + ranMs + sleptMs + setMs;
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
