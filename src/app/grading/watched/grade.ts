import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { LIMITS } from '../../../domain/limits.ts';
import type { CheckResult, Ended, Scorecard } from '../../../domain/scorecard.ts';
import { ProblemError, UserError } from '../../../domain/user-error.ts';
import { endedCard, type Known, type Wanted } from '../../../grade/ended.ts';
import { DEFAULT_SEED, keepsEvents } from '../../kit/seed.ts';
import { memoryOf } from './memory.ts';
import type { GradeNews, GradeRequest } from './protocol.ts';

/** What a whole grading may take, its own computing too: by the clock, and of all of its processes together. */
export type Bounds = { readonly timeoutMs: number; readonly memoryBytes: number };

const MB = 2 ** 20;

const DEFAULT_BOUNDS: Bounds = { timeoutMs: LIMITS.wholeMs.value, memoryBytes: LIMITS.wholeBytes.value };

/** How often the memory is looked at, in milliseconds. */
const WATCH_MS = 250;
/** How long the end of a process is waited for, in milliseconds. */
const REAPED_MS = 300;
/** Characters of what the process says of its own end that are kept. */
const KEPT = 4000;

/** There is a scorecard whatever happened. */
export type WatchedGrade = {
  readonly scorecard: Scorecard;
  readonly durationMs: number;
  /** Why nothing was graded, or what broke; null: it came to its end, or one of its bounds or a signal ended it. */
  readonly error: Error | null;
};

export type WatchedOptions = GradeRequest &
  Partial<Bounds> & {
    readonly onProgress?: (progress: { done: number; total: number; label: string }) => void;
    /** Ends the grading; its reason is the name of a signal. */
    readonly signal?: AbortSignal;
  };

/** How a process ended: with its last word, or before it. */
type End = { readonly ended: Ended; readonly error: Error | null } | { readonly scorecard: Scorecard };

/**
 * Grades a folder in a process of its own, so that nothing that it does is the end of this one: whatever becomes of that
 * process, there is a scorecard with what was known by then. Never rejects.
 */
export async function gradeWatched(options: WatchedOptions): Promise<WatchedGrade> {
  const { timeoutMs, memoryBytes, onProgress, signal, ...request } = options;
  const started = performance.now();
  const watch = new Watch(onProgress ?? (() => undefined));
  const bounds = {
    timeoutMs: timeoutMs ?? DEFAULT_BOUNDS.timeoutMs,
    memoryBytes: memoryBytes ?? DEFAULT_BOUNDS.memoryBytes,
  };
  const end = await watch.run({ ...request, ...budget(request, timeoutMs) }, bounds, signal);
  const durationMs = Math.round(performance.now() - started);
  if ('scorecard' in end) return { scorecard: end.scorecard, durationMs, error: null };
  const scorecard = endedCard(watch.known, end.ended, watch.culprit(end.ended), wantedBy(request));
  return { scorecard, durationMs, error: end.error };
}

/** Scripts have no more of the processor than the whole grading has of the clock. */
function budget({ gradingMs }: GradeRequest, timeoutMs: number | undefined): { gradingMs?: number } {
  return gradingMs === undefined && timeoutMs !== undefined ? { gradingMs: timeoutMs } : {};
}

/** The scorecard before anything is known. */
export function unfinishedCard(request: GradeRequest): Scorecard {
  const ended: Ended = { by: 'running', message: 'The grading has not come to its end.' };
  return endedCard({ problem: null, submission: null, results: [] }, ended, null, wantedBy(request));
}

function wantedBy({ problem, folder, minScore, seed, feedback }: GradeRequest): Wanted {
  const kept = isKept({ feedback });
  return { problem, folder, minScore: minScore ?? null, seeds: kept ? null : [seed ?? DEFAULT_SEED] };
}

function isKept({ feedback }: Pick<GradeRequest, 'feedback'>): boolean {
  return keepsEvents() && feedback !== 'full';
}

/** One process, and what it has told. */
class Watch {
  readonly #onProgress: NonNullable<WatchedOptions['onProgress']>;
  #opened: Omit<Known, 'results'> = { problem: null, submission: null };
  readonly #results: CheckResult[] = [];
  #inHand: readonly string[] = [];
  #told = 0;

  constructor(onProgress: NonNullable<WatchedOptions['onProgress']>) {
    this.#onProgress = onProgress;
  }

  get known(): Known {
    return { ...this.#opened, results: this.#results };
  }

  /** The script that had memory in hand when there was too much of it. By the clock none is to blame. */
  culprit({ by }: Ended): string | null {
    return by === 'memory' ? (this.#inHand[0] ?? null) : null;
  }

  run(request: GradeRequest, { timeoutMs, memoryBytes }: Bounds, signal: AbortSignal | undefined) {
    return new Promise<End>((resolve) => {
      const child = start(memoryBytes);
      let said = '';
      let hasEnded = false;
      const end = (how: End) => {
        if (hasEnded) return;
        hasEnded = true;
        clearTimeout(timer);
        clearInterval(memory);
        signal?.removeEventListener('abort', onSignal);
        process.off('exit', kill);
        kill();
        // What it took is counted as this process's once it is gone.
        const late = setTimeout(() => resolve(how), REAPED_MS);
        const gone = () => {
          clearTimeout(late);
          resolve(how);
        };
        if (child.exitCode !== null || child.signalCode !== null) gone();
        else child.once('close', gone);
      };
      const kill = () => endGroup(child);
      const over = (by: Ended['by'], message: string) => end({ ended: { by, message }, error: null });
      const timer = setTimeout(
        () => over('time', `It was ended after ${timeoutMs / 1000} seconds, which the whole grading has.`),
        timeoutMs,
      );
      const memory = setInterval(() => {
        const bytes = (child.pid === undefined ? null : memoryOf(child.pid)) ?? this.#told;
        if (bytes > memoryBytes)
          over(
            'memory',
            `The whole grading has ${Math.floor(memoryBytes / MB)} MB of memory, and it took more.`,
          );
      }, WATCH_MS);
      const onSignal = () => over('signal', `It was ended by ${String(signal?.reason)}.`);
      signal?.addEventListener('abort', onSignal);
      process.on('exit', kill);
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-KEPT);
      });
      child.on('message', (news: GradeNews) => {
        const last = this.#hear(news, isKept(request));
        if (last) end(last);
      });
      child.on('error', (error) => end(faultOf(error, isKept(request))));
      child.on('close', (code, by) =>
        end(faultOf(brokenOff(by ?? `exit code ${code}`, said), isKept(request))),
      );
      child.send(request, (error) => error && end(faultOf(error, isKept(request))));
      if (signal?.aborted) onSignal();
    });
  }

  /** @returns how it ended, where that is its last word. */
  #hear(news: GradeNews, kept: boolean): End | null {
    switch (news.kind) {
      case 'opened':
        this.#opened = news.known;
        return null;
      case 'progress':
        this.#onProgress(news);
        return null;
      case 'hand':
        this.#inHand = news.files;
        return null;
      case 'check':
        this.#results.push(news.result);
        return null;
      case 'memory':
        this.#told = news.bytes;
        return null;
      case 'done':
        return { scorecard: news.scorecard };
      case 'refused': {
        const { code, message, hint, isProblem } = news;
        const error = isProblem ? new ProblemError(code, message, hint) : new UserError(code, message, hint);
        return { ended: { by: 'refused', message: `${code}: ${message}` }, error };
      }
      case 'fault':
        return faultOf(Object.assign(new Error(news.message), { stack: news.stack }), kept);
    }
  }
}

/** @param kept whether what an error says may be about events that are kept secret. */
function faultOf(error: Error, kept: boolean): End {
  const told = kept ? new Error('what it says is not shown, because it may be about secret events') : error;
  if (kept) delete told.stack;
  return { ended: { by: 'fault', message: `graincheck itself failed: ${told.message}` }, error: told };
}

/** A process that ended before it had said how: what it printed tells why. */
function brokenOff(how: string, said: string): Error {
  const why = /out of memory/i.test(said) ? 'it ran out of memory' : `it ended with ${how}`;
  const error = new Error(`the process of the grading broke off: ${why}`);
  error.stack = said.trim();
  return error;
}

function start(memoryBytes: number): ChildProcess {
  const inSources = import.meta.url.endsWith('.ts');
  return fork(new URL(inSources ? './process.ts' : './grading-process.js', import.meta.url), [], {
    // A group of its own can be ended as a whole.
    detached: process.platform !== 'win32',
    env: { ...process.env, NODE_COMPILE_CACHE: getCompileCacheDir() ?? process.env.NODE_COMPILE_CACHE },
    execArgv: [`--max-old-space-size=${Math.floor(memoryBytes / MB)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
