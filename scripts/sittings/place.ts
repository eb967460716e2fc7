import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgedFiles } from '../../src/load/judged.ts';
import { bundle } from '../../test/tui/sitting/support/bundle.ts';
import { type TestClock, testClock } from '../../test/tui/sitting/support/hands.ts';
import { openTerminal, type Pty } from '../../test/support/pty.ts';
import type { Script } from './script.ts';

const root = join(import.meta.dirname, '../..');

/** As wide as a page of text, and as high as most terminals are opened. */
const size = { columns: 100, rows: 30 };

/** Somebody's place before a sitting: a terminal in which the program has just been started. */
export type Place = {
  readonly pty: Pty;
  readonly clock: TestClock;
  /** The text of a file of the sitting as it stands on the disk. */
  readonly onDisk: (problem: string, file: string) => string;
  readonly close: () => void;
};

/** The full screen as `graincheck start` opens it, on a clock that goes on when it is told to. */
export async function openPlace(): Promise<Place> {
  const { program } = await bundle();
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-sitting-'));
  const [data, config] = [join(folder, 'data'), join(folder, 'config')];
  mkdirSync(config);
  // The questions of the first start are answered by it.
  writeFileSync(join(config, 'settings.yaml'), 'mode: interview\n');
  const clock = testClock(join(folder, 'clock.json'));
  const env = {
    GRAINCHECK_DATA: data,
    GRAINCHECK_CONFIG: config,
    SITTING_CLOCK: clock.file,
  };
  const pty = openTerminal({ command: process.execPath, args: [program], cwd: folder, env, ...size });
  return {
    pty,
    clock,
    onDisk: (problem, file) => readFileSync(join(data, 'attempts', problem, '0001/work', file), 'utf8'),
    close: () => {
      pty.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The text of a file that is written: that of the mistake, or else of the reference. */
export async function textOf({ problem, reference, mistake }: Script, file: string): Promise<string> {
  const folder = join(root, 'problems', problem);
  const mistaken = (await judgedFiles(folder, mistake)).find((one) => one.file === file);
  if (mistaken) return mistaken.text;
  const right = join(folder, 'references', reference, file);
  if (!existsSync(right))
    throw new Error(`${problem} has no ${file}, neither in ${mistake} nor in ${reference}.`);
  return readFileSync(right, 'utf8');
}
