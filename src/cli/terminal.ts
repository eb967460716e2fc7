import { coloured, plain, type Style } from '../reporters/style.ts';
import { type Shown, safe } from '../reporters/shown.ts';
import { withoutCommands } from '../reporters/visible.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

// The one module that touches stdout, stderr and the exit code. stdout is data, stderr is talk.

const widest = 120;
const narrowest = 60;
const unknownWidth = 100;

let progressShown = false;

/** Data, as it is: resolves when it has been handed over. */
export function writeData(data: string | Uint8Array): Promise<void> {
  clearProgress();
  return new Promise((done) => {
    process.stdout.write(data, () => done());
  });
}

/** Text that a person reads, or the log of a CI, whose runner must not obey it. */
export function write(text: Shown): Promise<void> {
  return writeData(forLog(text));
}

/** Talk. */
export function say(text: Shown): void {
  clearProgress();
  process.stderr.write(`${forLog(text)}\n`);
}

function forLog(text: Shown): string {
  return process.env.CI ? withoutCommands(String(text)) : String(text);
}

/** One line that the next one overwrites, and nothing where nobody watches. */
export function progress(text: string): void {
  if (!process.stderr.isTTY) return;
  progressShown = true;
  process.stderr.write(`\r\u001b[K${text.slice(0, lineWidth() - 1)}`);
}

function clearProgress(): void {
  if (progressShown) process.stderr.write('\r\u001b[K');
  progressShown = false;
}

/** Cells of a line on stdout. */
export function lineWidth(): number {
  const width = process.stdout.columns ?? Number(process.env.COLUMNS);
  return width > 0 ? Math.min(widest, Math.max(narrowest, width)) : unknownWidth;
}

/** Is a person at both ends? */
export function isInteractive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/** Colours by the usual conventions; `FORCE_COLOR` outdoes `NO_COLOR`, as in Node itself. */
export function styleOf(stream: 'stdout' | 'stderr'): Style {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? plain : coloured;
  if (NO_COLOR || TERM === 'dumb') return plain;
  return process[stream].isTTY ? coloured : plain;
}

/** Whether stdout shows box characters: not on a terminal that says it is dumb, or whose locale is no UTF-8. */
export function drawsBoxes(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  return TERM !== 'dumb' && /utf-?8/i.test(locale);
}

/** Ends the process once stdout has taken what it was given. Workers that still run end with it. */
export function leave(code: ExitCode): void {
  clearProgress();
  process.exitCode = code;
  process.stdout.write('', () => process.exit());
}

/** A reader that has gone, and whatever escapes everything else. */
export function guard(onFault: (error: unknown) => void): void {
  // Until it is known: a process that nothing is left to do in, before its command is done, has not ended well.
  process.exitCode = exitCode.fault;
  // `graincheck … | head` has read what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode.ok);
    onFault(error);
  });
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
}

/**
 * Lets a signal end the process in order. Without it a signal ends it at once, whatever it computes: what nothing is lost
 * by needs no more. @returns what undoes it.
 */
export function heedSignals(): () => void {
  return onSignals({
    SIGINT: () => {
      say(safe`interrupted`);
      process.exit(exitCode.interrupted);
    },
    SIGTERM: () => process.exit(exitCode.terminated),
  });
}

/** A signal of the process, with its name as the reason, until it is released. */
export function signalled(): { readonly signal: AbortSignal; readonly release: () => void } {
  const ending = new AbortController();
  const end = (name: string) => () => ending.abort(name);
  return { signal: ending.signal, release: onSignals({ SIGINT: end('SIGINT'), SIGTERM: end('SIGTERM') }) };
}

function onSignals(handlers: Readonly<Record<'SIGINT' | 'SIGTERM', () => void>>): () => void {
  process.on('SIGINT', handlers.SIGINT);
  process.on('SIGTERM', handlers.SIGTERM);
  return () => {
    process.off('SIGINT', handlers.SIGINT);
    process.off('SIGTERM', handlers.SIGTERM);
  };
}
