import { type Context, type Measurement, plain, type Row, within } from '../measurement.ts';
import { newDesk } from './desk.ts';
import { processorMs, residentMb } from './processor.ts';
import { nameOf, type Window, windows } from './terminal.ts';

/** Bytes a second: a tick must not repaint the screen. */
const AIM = 250;

/** What a sitting costs while nobody touches a key and its clock runs. */
export const idle: Measurement = {
  name: 'idle',
  title: 'nobody types, the clock runs',
  run: async (context) => (await Promise.all(windows.map((window) => at(context, window)))).flat(),
};

async function at({ folder, quick }: Context, window: Window): Promise<readonly Row[]> {
  const terminal = await (await newDesk(folder)).sit(window);
  // What the start leaves to be done is done then.
  await new Promise((done) => setTimeout(done, 2_000));
  const from = performance.now();
  const before = { bytes: terminal.written(), cpu: processorMs(terminal.pid) };
  await new Promise((done) => setTimeout(done, quick ? 5_000 : 20_000));
  const seconds = (performance.now() - from) / 1000;
  const cpu = processorMs(terminal.pid);
  const memory = residentMb(terminal.pid);
  const bytes = (terminal.written() - before.bytes) / seconds;
  terminal.kill();
  const over = `over ${seconds.toFixed(0)} s`;
  return [
    within({ what: `${nameOf(window)}, bytes written`, unit: 'B/s', value: bytes, aim: AIM, note: over }),
    ...(cpu === null || before.cpu === null
      ? []
      : [
          plain(
            `${nameOf(window)}, processor`,
            (cpu - before.cpu) / seconds / 10,
            '%',
            `of one core, ${over}`,
          ),
        ]),
    ...(memory === null
      ? []
      : [plain(`${nameOf(window)}, memory`, memory, 'MB', 'resident, with a warm engine in its threads')]),
  ];
}
