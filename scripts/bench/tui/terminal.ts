import { type IPty, spawn } from 'node-pty';

export type Window = { readonly columns: number; readonly rows: number };

/** The sizes that are measured: the usual one, and one with room. */
export const windows: readonly Window[] = [
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
];

export const nameOf = ({ columns, rows }: Window): string => `${columns}×${rows}`;

/** A program in a pseudo-terminal, its bytes timed as they come. Nothing reads them: that would cost as much again. */
export type Terminal = {
  readonly pid: number;
  readonly send: (bytes: string) => void;
  /** Milliseconds from spawning it to the frame that has this text. */
  readonly shows: (text: string) => Promise<number>;
  /**
   * Milliseconds from sending these bytes to the end of the next frame.
   * @throws Error after a second without one.
   */
  readonly paints: (bytes: string) => Promise<number>;
  /** Resolves once nothing was written for so many milliseconds, to the moment of the last write. */
  readonly quiet: (ms: number) => Promise<number>;
  readonly written: () => number;
  /** Milliseconds from spawning it to its end. */
  readonly ended: Promise<number>;
  readonly kill: () => void;
};

/** A frame of more than a line is between these; one of a line is a write. */
const begin = '\u001b[?2026h';
const end = '\u001b[?2026l';
/** A text is looked for in the words alone, and frames write only what changed, so it has to come in one piece. */
const patience = 20_000;

export function openTerminal(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { columns, rows }: Window,
): Terminal {
  const started = performance.now();
  const child: IPty = spawn(process.execPath, [...args], {
    cols: columns,
    rows,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  let text = '';
  let bytes = 0;
  let last = started;
  let look = () => {};
  child.onData((data) => {
    last = performance.now();
    text += data;
    bytes += Buffer.byteLength(data);
    look();
  });
  const ended = new Promise<number>((resolve) => child.onExit(() => resolve(performance.now() - started)));

  /** The moment at which what was written is so. */
  const until = (is: () => boolean, within: number, what: string) =>
    new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        look = () => {};
        reject(new Error(`${what}: not within ${within} ms; last ${JSON.stringify(text.slice(-300))}`));
      }, within);
      look = () => {
        if (!is()) return;
        look = () => {};
        clearTimeout(timer);
        resolve(last);
      };
      look();
    });
  const whole = () => !text.includes(begin) || text.lastIndexOf(end) > text.lastIndexOf(begin);

  return {
    pid: child.pid,
    send: (sent) => child.write(sent),
    shows: async (wanted) =>
      (await until(() => text.includes(wanted) && whole(), patience, wanted)) - started,
    paints: async (sent) => {
      text = '';
      const from = performance.now();
      child.write(sent);
      return (await until(() => text !== '' && whole(), 1_000, JSON.stringify(sent))) - from;
    },
    quiet: async (ms) => {
      while (performance.now() - last < ms) await new Promise((done) => setTimeout(done, ms / 4));
      return last;
    },
    written: () => bytes,
    ended,
    kill: () => child.kill('SIGKILL'),
  };
}
