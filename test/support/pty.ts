import { type IPty, spawn } from 'node-pty';
import { bytesOfKey } from './key-bytes.ts';
import { openScreen, type ScreenCell, type ScreenCursor } from './screen.ts';
import { PATIENCE_MS } from './until.ts';

export type PtyOptions = {
  readonly command: string;
  readonly args?: readonly string[];
  /** Beside PATH, HOME, Node's cache, a UTF-8 locale and TERM; undefined removes one of these. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
};

export type PtyExit = { readonly code: number; readonly signal: number };

/** Text, a pattern, or a question about the screen's lines. */
export type Awaited = string | RegExp | ((lines: readonly string[]) => boolean);

/** A program in a real pseudo-terminal, and the screen that it paints. */
export type Pty = {
  readonly pid: number;
  /** Bytes as a keyboard or a terminal would send them. */
  readonly send: (text: string) => void;
  /** Keys by their names in bindings: `ctrl+r`, `up`, `f5`, `shift+tab`, `a`. */
  readonly sendKey: (...names: readonly string[]) => void;
  readonly screen: () => string[];
  readonly cells: () => ScreenCell[][];
  readonly cursor: () => ScreenCursor;
  readonly resize: (columns: number, rows: number) => void;
  /**
   * Resolves with the lines once the screen has what is awaited.
   * @throws Error that shows the screen, after `timeout` milliseconds or once the program has ended.
   */
  readonly waitFor: (awaited: Awaited, timeout?: number) => Promise<string[]>;
  /** Resolves once the program has written nothing for `quiet` milliseconds. */
  readonly settle: (quiet?: number) => Promise<void>;
  /** Everything that the program has written. */
  readonly output: () => string;
  /** What the program has written since this was last asked. */
  readonly bytesSince: () => string;
  readonly exit: Promise<PtyExit>;
  readonly kill: (signal?: string) => void;
  /** The window is closed under the program; nothing of it can be read any more. */
  readonly hangUp: () => void;
  /** Kills what still runs; harmless after the end. */
  readonly close: () => void;
};

const opened = new Set<Pty>();

/** For `afterEach`: no program outlives its test. */
export function closeAll(): void {
  for (const pty of opened) pty.close();
  opened.clear();
}

export function openTerminal(options: PtyOptions): Pty {
  const { command, args = [], columns = 80, rows = 24, cwd } = options;
  const screen = openScreen(columns, rows);
  const wished = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    ...options.env,
  };
  // What is undefined would be handed on as that word.
  const env = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined));
  const child = spawn(command, [...args], { cols: columns, rows, cwd: cwd ?? process.cwd(), env });
  let output = '';
  let asked = 0;
  let ended: PtyExit | null = null;
  let lastWrite = performance.now();
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of [...waiting]) look();
  };

  child.onData((text) => {
    output += text;
    lastWrite = performance.now();
    void screen.write(text).then(wake);
  });
  // The emulator answers what the program asks it: its kind, the cursor's place.
  screen.terminal.onData((reply) => {
    if (!ended) child.write(reply);
  });
  const exit = new Promise<PtyExit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      // What was written last is still on its way through the emulator.
      void screen.write('').then(() => {
        ended = { code: exitCode, signal: signal ?? 0 };
        wake();
        resolve(ended);
      });
    });
  });

  const describe = () => {
    const lines = screen.lines().map((line, y) => `${String(y + 1).padStart(3)}│${line}`);
    const state = ended ? `ended with ${JSON.stringify(ended)}` : 'still runs';
    return `${lines.join('\n')}\n${command} ${args.join(' ')} ${state}; its last bytes: ${JSON.stringify(output.slice(-300))}`;
  };

  const waitFor = (awaited: Awaited, timeout = PATIENCE_MS) =>
    new Promise<string[]>((resolve, reject) => {
      const stop = () => {
        waiting.delete(look);
        clearTimeout(timer);
      };
      const fail = (why: string) => {
        stop();
        reject(new Error(`${why}: ${String(awaited)}\n${describe()}`));
      };
      const look = () => {
        const lines = screen.lines();
        if (has(lines, awaited)) {
          stop();
          resolve(lines);
        } else if (ended) fail('the program ended before the screen had what was awaited');
      };
      const timer = setTimeout(() => fail(`not on the screen after ${timeout} ms`), timeout);
      waiting.add(look);
      look();
    });

  const pty: Pty = {
    pid: child.pid,
    send: (text) => child.write(text),
    sendKey: (...names) => {
      for (const name of names) child.write(bytesOfKey(name));
    },
    screen: screen.lines,
    cells: screen.cells,
    cursor: screen.cursor,
    resize: (to, high) => {
      screen.resize(to, high);
      child.resize(to, high);
    },
    waitFor,
    settle: async (quiet = 40) => {
      for (;;) {
        const rest = lastWrite + quiet - performance.now();
        if (rest <= 0) break;
        await new Promise((done) => setTimeout(done, rest));
      }
      await screen.write('');
    },
    output: () => output,
    bytesSince: () => {
      const news = output.slice(asked);
      asked = output.length;
      return news;
    },
    exit,
    kill: (signal = 'SIGTERM') => process.kill(child.pid, signal),
    // It is there, and its types do not say so.
    hangUp: () => (child as IPty & { destroy: () => void }).destroy(),
    close: () => {
      if (!ended) {
        try {
          child.kill('SIGKILL');
        } catch {
          // It ended by itself in the meantime.
        }
      }
      opened.delete(pty);
    },
  };
  opened.add(pty);
  return pty;
}

function has(lines: readonly string[], awaited: Awaited): boolean {
  if (typeof awaited === 'function') return awaited(lines);
  const text = lines.join('\n');
  return typeof awaited === 'string' ? text.includes(awaited) : awaited.test(text);
}
