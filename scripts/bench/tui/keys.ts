import { join } from 'node:path';
import { type Context, type Measurement, type Row, within } from '../measurement.ts';
import { newDesk } from './desk.ts';
import { percentile } from './percentile.ts';
import { strokes } from './strokes.ts';
import { nameOf, openTerminal, type Terminal, type Window, windows } from './terminal.ts';

/** Milliseconds: the middle key, and the slowest of a hundred. */
const AIM = { median: 3, slowest: 12 };
const KEYS = 300;
/** Milliseconds from a frame to the next key: whoever types is slower, and then more is done in between. */
const PAUSE = 20;

/** From a key to the frame that shows it, in the editor with 500 lines and the clock running. */
export const keys: Measurement = {
  name: 'keys',
  title: 'from a key press to its painted frame: 500 lines of SQL, the clock running',
  run: async (context) => {
    const rows: Row[] = [];
    for (const window of windows) rows.push(...(await at(context, window)));
    return rows;
  },
};

async function at({ folder, quick, say }: Context, window: Window): Promise<readonly Row[]> {
  say(nameOf(window));
  const desk = await newDesk(folder);
  const ours: number[] = [];
  const bare: number[] = [];
  const rounds = quick ? 1 : 3;
  for (let round = 0; round < rounds; round++) {
    const echo = openTerminal([join(import.meta.dirname, 'echo.ts')], {}, window);
    await echo.shows('ready');
    bare.push(
      ...(await press(
        echo,
        Array.from({ length: 100 }, () => 'a'),
      )),
    );
    echo.kill();
    const terminal = await desk.sit(window);
    ours.push(...(await press(terminal, strokes(KEYS))));
    terminal.kill();
    await terminal.ended;
  }
  const row = (what: string, part: number, aim: number) =>
    within({
      what: `${nameOf(window)}, ${what}`,
      unit: 'ms',
      value: percentile(ours, part),
      aim,
      note: `a bare echo in Node: ${percentile(bare, part).toFixed(2)} ms; ${ours.length} keys`,
    });
  return [row('median', 0.5, AIM.median), row('99th percentile', 0.99, AIM.slowest)];
}

async function press(terminal: Terminal, sent: readonly string[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const key of sent) {
    took.push(await terminal.paints(key));
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return took;
}
