import type { Attempt, BrokenAttempt } from '../../domain/attempt.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ClockSample } from '../../domain/sitting.ts';
import { replaySitting, tick } from '../../sitting/tick.ts';
import { clockView } from '../../sitting/view.ts';
import { readClock } from '../../store/clock.ts';
import { openStore, type Store } from '../../store/store.ts';
import { markedStore } from './marked-store.ts';
import { type BrokenProblem, listProblems, type ProblemSummary } from '../looking/problem-list.ts';

export { type ReadSettings, readSettings, saveSettings } from '../../store/settings.ts';
export type { Store } from '../../store/store.ts';

/** What everything in a sitting leans on, made once. */
export type Desktop = {
  readonly store: Store;
  readonly settings: Settings;
  readonly clock: () => ClockSample;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Where times come from. */
export type Times = Pick<Desktop, 'clock' | 'now'>;

export const realTimes: Times = { clock: readClock, now: Date.now };

/** @throws UserError where attempts cannot be kept: before anything is written that could be lost. */
export function openDesktop(settings: Settings, times: Times = realTimes): Desktop {
  return { store: markedStore(openStore()), settings, ...times };
}

export type Home = {
  readonly problems: readonly ProblemSummary[];
  readonly brokenProblems: readonly BrokenProblem[];
  readonly attempts: readonly Attempt[];
  readonly broken: readonly BrokenAttempt[];
  /** What can be gone on with, and how its clock stands at this moment; the newest first. */
  readonly unfinished: readonly { attempt: Attempt; part: string | null; leftMs: number | null }[];
  readonly now: number;
};

/** What the first screen shows. */
export async function home({ store, clock, now }: Desktop): Promise<Home> {
  const { problems, broken: brokenProblems } = await listProblems();
  const { attempts, broken } = store.list();
  const unfinished = attempts
    .filter(({ id, phase }) => phase === 'running' && !store.isLive(id))
    .toReversed()
    .map((attempt) => ({ attempt, ...standing(store, attempt, clock()) }));
  return { problems, brokenProblems, attempts, broken, unfinished, now: now() };
}

/** Where its clock would be if it were gone on with now. */
function standing(store: Store, { id }: Attempt, at: ClockSample) {
  const { sitting } = tick(replaySitting(store.journal(id)), at);
  const { part, totalLeftMs, phase, overtimeMs } = clockView(sitting);
  return { part, leftMs: phase === 'overtime' && overtimeMs > 0 ? -overtimeMs : totalLeftMs };
}
