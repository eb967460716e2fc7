import { type Context, type Measurement, plain, type Row } from '../measurement.ts';
import { newDesk } from './desk.ts';
import { processorMs } from './processor.ts';
import { nameOf, type Window, windows } from './terminal.ts';

const PER_SECOND = 30;
const PASTED = Array.from(
  { length: 200 },
  (_, at) => `SELECT user_id, count(*) AS n_${at} FROM table_${at} GROUP BY user_id;`,
).join('\r');

/** A key that is held down, and a large paste. */
export const load: Measurement = {
  name: 'load',
  title: 'a key held down, and 200 lines pasted',
  run: async (context) => {
    const rows: Row[] = [];
    for (const window of windows) rows.push(...(await at(context, window)));
    return rows;
  },
};

async function at({ folder, quick }: Context, window: Window): Promise<readonly Row[]> {
  const terminal = await (await newDesk(folder)).sit(window);
  const name = nameOf(window);
  const seconds = quick ? 2 : 5;
  const before = processorMs(terminal.pid);
  const from = performance.now();
  for (let key = 0; key < seconds * PER_SECOND; key++) {
    terminal.send('x');
    const next = from + ((key + 1) * 1000) / PER_SECOND;
    await new Promise((done) => setTimeout(done, next - performance.now()));
  }
  const held = processorMs(terminal.pid);
  const lag = await terminal.paints('y');
  await terminal.quiet(700);
  const idle = processorMs(terminal.pid);
  const paste = await terminal.paints(`\u001b[200~${PASTED}\u001b[201~`);
  await terminal.quiet(700);
  const pasted = processorMs(terminal.pid);
  terminal.kill();
  const cost = (
    what: string,
    ms: number | null,
    base: number | null,
    per: number,
    unit: 'ms' | '%',
    note: string,
  ) => (ms === null || base === null ? [] : [plain(`${name}, ${what}`, (ms - base) / per, unit, note)]);
  return [
    ...cost(
      'held key, processor',
      held,
      before,
      seconds * 10,
      '%',
      `of one core, ${PER_SECOND} a second for ${seconds} s`,
    ),
    plain(`${name}, held key, one more at its end`, lag, 'ms', 'to its frame: nothing waits in line'),
    plain(`${name}, paste, to its frame`, paste, 'ms'),
    ...cost('paste, processor', pasted, idle, 1, 'ms', 'until everything is on disk; ticks among it'),
  ];
}
