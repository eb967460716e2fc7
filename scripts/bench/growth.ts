import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare, runInEngine } from './engine-run.ts';
import { type Measurement, plain, type Row } from './measurement.ts';
import { alternate } from './timing.ts';

const MODEL = 'kimball-star';
const SIZES = [5_000, 10_000, 20_000, 40_000, 80_000];
/** Exponent up to which growth counts as near-linear. */
const AIM = 1.15;

/** How the time of load and question grows with the number of events, without the start of the engine. */
export const growth: Measurement = {
  name: 'growth',
  title: `load and \`sessions\` of ${MODEL} as events grow`,
  run: async ({ folder, quick }) => {
    const things: (() => Promise<number>)[] = [];
    const sizes = quick ? SIZES.slice(0, -1) : SIZES;
    for (const events of sizes) {
      const home = join(folder, String(events));
      await mkdir(home);
      await prepare(home, events, []);
      things.push(async () => {
        const { runMs, failure } = await runInEngine(home, MODEL);
        if (failure !== null) throw new Error(`${events} events stopped ${failure}`);
        return runMs;
      });
    }
    const rounds = quick ? { rounds: 3, budgetMs: 4_000 } : { rounds: 5, budgetMs: 10_000 };
    const { medians } = await alternate(things, rounds);
    const points = sizes.map((events, at) => ({ events, ms: medians[at] ?? Number.NaN }));
    return [
      ...points.map(rowOf),
      exponentRow('exponent of the growth', exponentOf(points)),
      // What a batch costs whatever is in it makes small sizes look dear, and growth small.
      exponentRow('exponent of the last doubling', exponentOf(points.slice(-2))),
    ];
  },
};

type Point = { readonly events: number; readonly ms: number };

function rowOf({ events, ms }: Point): Row {
  const each = ((ms / events) * 1000).toFixed(1);
  return plain(`${events.toLocaleString('en')} events`, ms, 'ms', `${each} ms per 1,000 events`);
}

function exponentRow(what: string, exponent: number): Row {
  return {
    what,
    ours: null,
    against: 'events to the power of',
    theirs: null,
    ratio: exponent,
    aim: AIM,
    met: exponent <= AIM,
    note: '1 is linear',
  };
}

/** The b of ms = a · events^b that fits best. */
function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ events, ms }) => ({ x: Math.log(events), y: Math.log(ms) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(logs.map((log) => log.x));
  const y = mean(logs.map((log) => log.y));
  const over = logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0);
  const under = logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0);
  return over / under;
}
