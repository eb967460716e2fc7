import { compared, type Measurement } from './measurement.ts';
import { timeProcess } from './process.ts';
import { alternate } from './timing.ts';
import { tool } from './tool.ts';

const COMMANDS = ['--version', '--help', 'problems'];
/** Ratios to bare Node. */
const AIMS: Readonly<Record<string, number>> = { '--version': 1.5 };

/** Whole processes: from their start to their end. */
export const startup: Measurement = {
  name: 'startup',
  title: 'starting, beside a Node that does nothing',
  run: async ({ quick }) => {
    const start = (args: readonly string[]) => () => timeProcess(process.execPath, args);
    const things = [start(['-e', '0']), ...COMMANDS.map((command) => start([tool, command]))];
    // What the compile cache keeps is there from the second start on.
    for (const thing of things) thing();
    const { medians } = await alternate(things, { rounds: quick ? 9 : 21, budgetMs: quick ? 5_000 : 10_000 });
    const [bare = Number.NaN, ...ours] = medians;
    return COMMANDS.map((command, at) => {
      const aim = AIMS[command];
      return compared({
        what: `graincheck ${command}`,
        unit: 'ms',
        ours: ours[at] ?? Number.NaN,
        against: 'node -e 0',
        theirs: bare,
        ...(aim === undefined ? {} : { aim }),
      });
    });
  },
};
