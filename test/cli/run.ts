import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../src/app/authoring/judged.ts';
import { judgedFiles } from '../../src/load/judged.ts';

export const root = join(import.meta.dirname, '../..');
export const bin = join(root, 'bin/graincheck.js');

/** What a process left: `code` is null where a signal ended it. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Env = Readonly<Record<string, string | undefined>>;

/** A command line, the folder that it is given in, and all of its environment. */
export type Asked = { readonly args: readonly string[]; readonly folder: string; readonly env: Env };

const plain: Env = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Runs the built command line in `folder`, in a process of its own. */
export function graincheck(args: readonly string[], folder: string, env: Env = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...plain, ...env },
  });
  return { code: status, stdout, stderr };
}

/** Four points of five: one of them is not marked yet. */
const MARKS = `by: Ann Example
marks:
  late_data:
    two-clocks: made
    idempotent: { mark: half, comment: "The key is there, and what a second run does is not said." }
    recompute-touched: missed
    window:
`;

const BAD_MARKS = `marks:
  late_data: { two-clock: made, told: missed }
  late-data: made
`;

/** A process that runs command lines one after the other: for those to which it does not matter what a process is. */
export type Host = {
  readonly run: (args: readonly string[], folder: string, env?: Env) => Promise<Ended>;
  readonly close: () => void;
};

export async function openHost(): Promise<Host> {
  const child = fork(join(import.meta.dirname, 'host.ts'), { execArgv: [], env: { ...plain } });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the host ended with ${code}`);
  });
  // One that is closed is gone as well.
  gone.catch(() => undefined);
  const said = async () => (await Promise.race([once(child, 'message'), gone]))[0];
  await said();
  return {
    run: async (args, folder, env = {}) => {
      const asked: Asked = { args, folder, env: { ...plain, ...env } };
      child.send(asked);
      return said();
    },
    close: () => child.kill(),
  };
}

/**
 * A folder of its own: `answer` is one of the references, `my-answer` has one honest mistake. `broken` is a problem
 * with a key that nobody knows, `unfair` one whose reference cannot answer, `untaught` one without a
 * lesson, `bare` one without submissions besides, `streaming` one with session windows. `marks.yaml` has marks of
 * `answer`.
 */
export async function workspace(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-cli-'));
  cpSync(join(root, 'problems/reels/references/kimball-star'), join(folder, 'answer'), { recursive: true });
  const mistaken = await judgedFiles(join(root, 'problems/reels'), 'gap-at-least');
  await writeFiles(mistaken, join(folder, 'my-answer'));
  cpSync(join(root, 'problems/reels/starter'), join(folder, 'starter'), { recursive: true });
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken/problem.yaml'), 'format: 1\ntitel: Broken\n');
  const unfair = join(folder, 'unfair');
  cpSync(join(root, 'problems/reels'), unfair, { recursive: true });
  for (const entry of readdirSync(join(unfair, 'references'), { withFileTypes: true }))
    if (entry.isDirectory())
      writeFileSync(
        join(unfair, 'references', entry.name, 'queries/sessions.sql'),
        'SELECT 1 FROM nowhere;\n',
      );
  const small = join(root, 'test/load/cases/small');
  cpSync(small, join(folder, 'untaught'), { recursive: true });
  const hostile = join(folder, 'untaught/submissions/hostile');
  mkdirSync(hostile);
  writeFileSync(join(hostile, 'judged.yaml'), 'about: moves the cursor\n');
  writeFileSync(join(hostile, 'load.sql'), "SELECT '\u001b[2J\u202e';\r\n\tSELECT 2;");
  writeFileSync(join(hostile, '\u001b]0;title\u0007.sql'), '');
  cpSync(small, join(folder, 'bare'), { recursive: true });
  rmSync(join(folder, 'bare/submissions'), { recursive: true });
  cpSync(join(root, 'test/app/cases/streaming'), join(folder, 'streaming'), { recursive: true });
  writeFileSync(join(folder, 'marks.yaml'), MARKS);
  writeFileSync(join(folder, 'bad-marks.yaml'), BAD_MARKS);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
