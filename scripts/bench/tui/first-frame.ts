import { compared, type Measurement } from '../measurement.ts';
import { alternate } from '../timing.ts';
import { newDesk } from './desk.ts';
import { openTerminal, type Window } from './terminal.ts';

const AIM = 3;
const size: Window = { columns: 80, rows: 24 };
/** A word of the list of problems, and one of the briefing. */
const starts = [
  { name: 'graincheck, to the list of problems', args: [], shows: 'Reels' },
  { name: 'graincheck start reels, to the briefing', args: ['start', 'reels'], shows: 'start the clock' },
];

/** From spawning the process to its first whole frame. */
export const firstFrame: Measurement = {
  name: 'first-frame',
  title: 'from spawn to the first frame, beside a Node that does nothing in the same kind of terminal',
  run: async ({ folder, quick }) => {
    const desk = await newDesk(folder);
    const bare = () => openTerminal(['-e', '0'], desk.env, size).ended;
    const start = async ({ args, shows }: (typeof starts)[number]) => {
      const terminal = desk.open(args, size);
      const ms = await terminal.shows(shows);
      // Left as a person leaves it, so that what was compiled is kept.
      terminal.send('\u0011');
      await Promise.race([terminal.ended, new Promise((done) => setTimeout(done, 2_000))]);
      terminal.kill();
      return ms;
    };
    await bare();
    const [list, ...others] = starts;
    if (!list) return [];
    const veryFirst = await start(list);
    for (const one of others) await start(one);
    const things = [bare, ...starts.map((one) => () => start(one))];
    const { medians, rounds } = await alternate(things, {
      rounds: quick ? 9 : 21,
      budgetMs: quick ? 8_000 : 20_000,
    });
    const [theirs = Number.NaN, ...ours] = medians;
    const row = (what: string, ms: number, note: string, aim?: number) =>
      compared({
        what,
        unit: 'ms',
        ours: ms,
        against: 'node -e 0',
        theirs,
        note,
        ...(aim === undefined ? {} : { aim }),
      });
    return [
      ...starts.map(({ name }, at) =>
        row(name, ours[at] ?? Number.NaN, `median of ${rounds}`, at === 0 ? AIM : undefined),
      ),
      row('the very first on a machine', veryFirst, 'nothing compiled, no list kept; once'),
    ];
  },
};
