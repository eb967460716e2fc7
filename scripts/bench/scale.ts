import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineRun, prepare, runInEngine } from './engine-run.ts';
import { type Context, compared, type Measurement, type Row } from './measurement.ts';
import { type Watched, watchProcess } from './process.ts';
import { median } from './timing.ts';

const MODELS = ['kimball-star', 'one-big-table'];
const SIZES = [
  { events: 100_000, rounds: 2, quickRounds: 1 },
  { events: 1_000_000, rounds: 1, quickRounds: 0 },
];

/** Many events, loaded in daily batches, and one question: in our engine and in the stock program. */
export const scale: Measurement = {
  name: 'scale',
  title: 'load in 30 daily batches and `sessions`, our engine beside sqlite3 on the same script',
  run: async (context) => {
    const rows: Row[] = [];
    for (const { events, rounds, quickRounds } of SIZES) {
      const count = context.quick ? quickRounds : rounds;
      if (count > 0) rows.push(...(await atSize(context, events, count)));
    }
    return rows;
  },
};

async function atSize(context: Context, events: number, rounds: number): Promise<readonly Row[]> {
  const folder = join(context.folder, String(events));
  await mkdir(folder);
  context.say(`${events.toLocaleString('en')} events: making them`);
  await prepare(folder, events, context.sqlite3 ? MODELS : []);
  const rows: Row[] = [];
  for (const model of MODELS) rows.push(...(await beside(context, folder, model, events, rounds)));
  // A gigabyte that nobody needs any longer.
  await rm(folder, { recursive: true });
  return rows;
}

async function beside(
  { sqlite3, say }: Context,
  folder: string,
  model: string,
  events: number,
  rounds: number,
): Promise<readonly Row[]> {
  say(`${events.toLocaleString('en')} events: ${model}`);
  const ours: EngineRun[] = [];
  const stock: Watched[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runInEngine(folder, model));
    if (sqlite3)
      stock.push(await watchProcess('sqlite3', ['-batch', ':memory:'], join(folder, `${model}.sql`)));
  }
  return rowsOf(`${model}, ${events.toLocaleString('en')} events`, ours, stock);
}

function rowsOf(what: string, ours: readonly EngineRun[], stock: readonly Watched[]): readonly Row[] {
  const stopped = ours.find(({ failure }) => failure !== null)?.failure;
  const against = 'sqlite3';
  const time = compared({
    what,
    unit: 's',
    ours: median(ours.map(({ ms }) => ms)) / 1000,
    against,
    theirs: stock.length > 0 ? median(stock.map(({ ms }) => ms)) / 1000 : null,
    note: stopped
      ? `stopped ${stopped}`
      : `${ours[0]?.rows} sessions, ${ours.length === 1 ? 'one run' : `median of ${ours.length}`}`,
  });
  const peaks = ours.flatMap(({ peakMb }) => peakMb ?? []);
  if (peaks.length === 0) return [time];
  const theirs = stock.flatMap(({ peakMb }) => peakMb ?? []);
  const memory = compared({
    what: `${what}, peak memory`,
    unit: 'MB',
    ours: median(peaks),
    against,
    theirs: theirs.length > 0 ? median(theirs) : null,
    note: `${median(ours.map(({ givenMb }) => givenMb)).toFixed(0)} MB before the engine: Node, and the events as values`,
  });
  return [time, memory];
}
