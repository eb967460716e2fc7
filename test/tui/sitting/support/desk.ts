import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin } from '../../../cli/run.ts';
import { closeAll, openTerminal, type Pty, type PtyOptions } from '../../../support/pty.ts';
import { bundle, removeBundle } from './bundle.ts';
import { type TestClock, testClock } from './hands.ts';

type Opened = Omit<PtyOptions, 'command' | 'args'>;

/** A person's place: folders of their own for attempts and settings, and terminals that start graincheck in them. */
export type Desk = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly clock: TestClock;
  /** The built command line. */
  readonly open: (args: readonly string[], options?: Opened) => Pty;
  /** A shell with job control, as a person has it: its prompt is `shell>`. */
  readonly bash: () => Pty;
  /** A shell; its first argument is the command line that starts graincheck. */
  readonly shell: (script: string, options?: Opened) => Pty;
  /** The full screen by the clock of this desk, at the list of problems. */
  readonly timed: (args?: readonly string[], options?: Opened) => Promise<Pty>;
  /** The text of a file of an attempt of Reels. */
  readonly read: (name: string, attempt?: number) => string;
  /** Absolute path of the same. */
  readonly path: (name: string, attempt?: number) => string;
  readonly journal: (attempt?: number) => readonly { readonly kind: string }[];
};

const made: string[] = [];

/** `settings`: the settings file; null: there is none yet. */
export function desk(settings: string | null = 'mode: interview\n'): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-sitting-'));
  made.push(folder);
  const clock = testClock(join(folder, 'clock.json'));
  const env = {
    GRAINCHECK_DATA: join(folder, 'data'),
    GRAINCHECK_CONFIG: join(folder, 'config'),
    SITTING_CLOCK: clock.file,
  };
  if (settings !== null) {
    mkdirSync(env.GRAINCHECK_CONFIG);
    writeFileSync(join(env.GRAINCHECK_CONFIG, 'settings.yaml'), settings);
  }
  const start = (command: string, args: readonly string[], { env: more, ...options }: Opened = {}) =>
    openTerminal({ command, args, cwd: folder, ...options, env: { ...env, ...more } });
  const path = (name: string, attempt = 1) =>
    join(env.GRAINCHECK_DATA, 'attempts/reels', String(attempt).padStart(4, '0'), name);
  const read = (name: string, attempt = 1) => readFileSync(path(name, attempt), 'utf8');
  return {
    folder,
    env,
    clock,
    open: (args, options) => start(process.execPath, [bin, ...args], options),
    bash: () => start('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: 'shell> ' } }),
    shell: (script, options) => start('sh', ['-c', script, 'sh', process.execPath, bin], options),
    timed: async (args = [], options) => start(process.execPath, [await timedProgram(), ...args], options),
    path,
    read,
    journal: (attempt) =>
      read('journal.jsonl', attempt)
        .split('\n')
        .filter((line) => line)
        // Each line is an entry.
        .map((line) => JSON.parse(line) as { kind: string }),
  };
}

/** The path of the program that `timed` opens. */
export const timedProgram = async (): Promise<string> => (await bundle()).program;

/** For `afterAll`. */
export async function clearDesks(): Promise<void> {
  closeAll();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  await removeBundle();
}

/** From the list of problems, or the briefing, into the sitting. */
export async function begin(pty: Pty): Promise<void> {
  await pty.waitFor(/Enter (?:open|start the clock)/);
  if (pty.screen().join('\n').includes('Enter open')) {
    pty.sendKey('enter');
    await pty.waitFor('Enter start the clock');
  }
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
}

/** A schema that never ends, and holds nothing meanwhile. */
export const endlessSchema =
  'CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS c FROM n;\n';

/** As a terminal pastes. */
export const pasted = (text: string): string => `\u001b[200~${text.replaceAll('\n', '\r')}\u001b[201~`;
