import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Another process that has what it needs of ours by these names. */
const before = `
  const from = (path) => import(new URL(path, ${JSON.stringify(new URL('../../../', import.meta.url).href)}).href);
  const { openStore } = await from('src/store/store.ts');
  const { saveFile } = await from('src/store/work-files.ts');
  const { readClock } = await from('src/store/clock.ts');
  const { eight } = await from('test/sitting/support/clock.ts');
  const [folder, ...args] = process.argv.slice(1);
  const say = (what) => process.stdout.write(what + '\\n');
  const begin = (store) =>
    store.create({ started: { kind: 'started', plan: eight, at: readClock() }, author: null, workFolder: null });
`;

export type Child = {
  readonly pid: number;
  /** The next line that it says. */
  readonly line: () => Promise<string>;
  /** Without any warning. */
  readonly kill: () => Promise<void>;
};

/** Runs JavaScript in a process of its own; `limitKb`: the largest file that it may write. */
export function child(code: string, args: readonly string[], limitKb?: number): Child {
  const node = ['--input-type=module', '-e', before + code, ...args];
  const started: ChildProcess =
    limitKb === undefined
      ? spawn(process.execPath, node)
      : spawn('bash', ['-c', `ulimit -f ${limitKb}; exec "$0" "$@"`, process.execPath, ...node]);
  onTestFinished(() => void started.kill('SIGKILL'));
  const { stdout, stderr, pid } = started;
  if (stdout === null || stderr === null || pid === undefined) throw new Error('no child');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  let errors = '';
  stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const ended = once(started, 'exit');
  return {
    pid,
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(`the child says no more. ${errors}`);
      return next.value;
    },
    kill: async () => {
      started.kill('SIGKILL');
      await ended;
    },
  };
}
