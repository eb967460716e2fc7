import type { ChildProcess } from 'node:child_process';
import type { WriteStream } from 'node:tty';
import type { Input } from '../keys.ts';
import type { Size } from '../screen.ts';
import { createKeyboard } from './keyboard.ts';
import { copyText, enterText, keyboardOn, keyboardQuery, leaveText, type Use } from './modes.ts';
import { type Outside, type Program, runWithTerminal } from './outside.ts';
import { createReader } from './reader.ts';
import { hangUp, watchEndings, watchStopping } from './signals.ts';
import { createSurface, type Surface } from './surface.ts';

type Unsubscribe = () => void;

/** The terminal, taken for a program until `close`, or until the process ends in whatever way. */
export type FullScreen = {
  readonly surface: Surface;
  readonly size: () => Size;
  /** All that came at once, in order: worth one flush. */
  readonly onInputs: (listener: (inputs: readonly Input[]) => void) => Unsubscribe;
  /** Not more often than the eye can follow. Listeners bring the surface up to date; it is flushed after them. */
  readonly onResize: (listener: (size: Size) => void) => Unsubscribe;
  /** Runs before the process ends in any way but `SIGKILL`: to put on disk what is not there yet, and nothing slow. */
  readonly beforeEnd: (save: () => void) => Unsubscribe;
  /** Back to the shell, as Ctrl+Z does; on again when it says so. */
  readonly suspend: () => void;
  /**
   * Gives the terminal to another program, and takes it back when that has ended. What is flushed meanwhile is not
   * shown, and all is painted at the end.
   * @throws Error where another one has it already, or the screen is closed.
   */
  readonly runOutside: (program: Program) => Promise<Outside>;
  /** Into the system's clipboard, if the terminal does that. False: too large. */
  readonly copyOut: (text: string) => boolean;
  /** The terminal's bell, as loud as its owner likes it. */
  readonly ring: () => void;
  /** Puts everything back; the process lives on. Once closed, it stays so. */
  readonly close: () => void;
};

/** What has the terminal: the program; nobody, for it is stopped or about to be; another program; nobody for good. */
type Holder = 'program' | 'shell' | 'other' | 'ended';

/**
 * Milliseconds in which a Ctrl+C that was typed in another program may still reach us behind that program's end: the two
 * signals are delivered side by side, in either order. On our own screen Ctrl+C is a key and no signal.
 */
const lateInterrupt = 500;

/** Milliseconds between two looks at a size that changes. */
const resizeEvery = 30;

/**
 * Takes the terminal: raw mode, pastes told from keys and, in use `full`, the alternate buffer. To be asked for where
 * `whyNoScreen()` is null.
 */
export function openFullScreen(use: Use = 'full'): FullScreen {
  const { stdin, stdout, stderr } = process;
  const screen = holdWrites(stdout);
  const talk = holdWrites(stderr);
  let holder: Holder = 'ended';
  let knowsKeyboard = false;
  let other: ChildProcess | null = null;
  let backAt = Number.NEGATIVE_INFINITY;
  let size = sizeOf(stdout);
  let resizing: NodeJS.Timeout | undefined;
  const inputs = new Set<(inputs: readonly Input[]) => void>();
  const sizes = new Set<(size: Size) => void>();
  const saves = new Set<() => void>();

  const write = (text: string) => {
    if (holder === 'program') screen.write(text);
  };
  const surface = (use === 'full' ? createSurface : createReader)({
    write,
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
  });
  const keyboard = createKeyboard(stdin, {
    onInputs: (all) => {
      for (const listener of inputs) listener(all);
    },
    onReply: () => {
      if (knowsKeyboard) return;
      knowsKeyboard = true;
      write(keyboardOn);
    },
    onGone: () => {
      end();
      process.exit(hangUp);
    },
  });

  const enter = () => {
    holder = 'program';
    screen.hold();
    talk.hold();
    keyboard.start();
    write(enterText(use, knowsKeyboard));
  };
  const leave = (next: Holder) => {
    if (holder === 'program') {
      // A terminal that is gone takes nothing; what else there is to do is done all the same.
      attempt(() => screen.write(leaveText(use, knowsKeyboard)));
      attempt(keyboard.stop);
      attempt(screen.release);
      attempt(talk.release);
    }
    holder = next;
  };
  const repaint = () => {
    size = sizeOf(stdout);
    surface.invalidate();
    for (const listener of sizes) listener(size);
    surface.flush();
  };
  const again = () => {
    enter();
    // Whoever is not in front is not told of a new size: this has Node look.
    process.emit('SIGWINCH', 'SIGWINCH');
    clearTimeout(resizing);
    resizing = undefined;
    repaint();
  };
  // Not where the process is about to end.
  const backFromOther = () => {
    if (holder !== 'other') return;
    stopping.watch();
    again();
  };
  const onResize = () => {
    resizing ??= setTimeout(() => {
      resizing = undefined;
      repaint();
    }, resizeEvery);
  };
  const end = () => {
    if (holder === 'ended') return;
    const faults = [...saves].map(attempt).filter((fault) => fault !== null);
    leave('ended');
    clearTimeout(resizing);
    stdout.off('resize', onResize);
    stopping.unwatch();
    unwatch();
    for (const fault of faults) talk.write(`graincheck could not save everything: ${fault}\n`);
  };

  const unwatch = watchEndings({
    end,
    isForUs: (signal) => {
      // Ctrl+C in another program is that one's own.
      const isTyped = signal === 'SIGINT' || signal === 'SIGQUIT';
      if (isTyped && (other !== null || performance.now() - backAt < lateInterrupt)) return false;
      other?.kill(signal);
      return true;
    },
  });
  const stopping = watchStopping({
    onStop: () => {
      if (holder === 'program') leave('shell');
    },
    onContinue: () => {
      // Stopped without a warning, the terminal's modes are not known either.
      if (holder === 'program') leave('shell');
      if (holder === 'shell') again();
    },
  });
  stdout.on('resize', onResize);
  enter();
  write(keyboardQuery);

  return {
    surface,
    size: () => size,
    onInputs: (listener) => subscribe(inputs, listener),
    onResize: (listener) => subscribe(sizes, listener),
    beforeEnd: (save) => subscribe(saves, save),
    suspend: () => {
      if (holder === 'program') stopping.stop();
    },
    runOutside: async (program) => {
      if (holder !== 'program') throw new Error('The terminal is not ours to give.');
      leave('other');
      stopping.rest();
      // Node stops reading a little after it was told to.
      await new Promise((done) => setImmediate(done));
      const running = runWithTerminal(program);
      other = running.child;
      const outside = await running.ended;
      other = null;
      backAt = performance.now();
      backFromOther();
      return outside;
    },
    copyOut: (text) => {
      const sequence = copyText(text);
      if (sequence !== null) write(sequence);
      return sequence !== null;
    },
    ring: () => write('\u0007'),
    close: end,
  };
}

function sizeOf({ columns, rows }: { columns: number; rows: number }): Size {
  // A terminal that does not know its size says 0.
  return { columns: columns || 80, rows: rows || 24 };
}

function subscribe<T>(listeners: Set<T>, listener: T): Unsubscribe {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What went wrong; null: nothing did. */
function attempt(what: () => void): string | null {
  try {
    what();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The most characters that are kept, the first ones: the first fault says more than what follows from it. */
const most = 65_536;

/** What others write to a stream while the screen is up, which would tear holes into it. */
type Held = {
  readonly hold: () => void;
  /** Lets the stream be again, and writes what was held. */
  readonly release: () => void;
  /** Past the hold. */
  readonly write: (text: string) => void;
};

function holdWrites(stream: WriteStream): Held {
  const own = stream.write;
  let text = '';
  let holding = false;
  const held = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
    if (text.length < most) text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  const write = (out: string) => {
    own.call(stream, out);
  };
  return {
    hold: () => {
      if (holding || !stream.isTTY) return;
      holding = true;
      // It takes what `write` takes, in all its forms.
      stream.write = held as typeof stream.write;
    },
    release: () => {
      if (!holding) return;
      holding = false;
      stream.write = own;
      const all = text;
      text = '';
      if (all !== '') write(all);
    },
    write,
  };
}
