import type { Rating } from '../domain/drill.ts';
import { shareOf, type Tally } from '../domain/scorecard.ts';

/** Below this share of the points at the bell a task was not known. */
const KNOWN = 0.6;

/** From this share of the time on it was not easy. */
const QUICK = 0.5;

/** How a drill went; of a sitting, which does not tell the time of a task, only the score. */
export type Result = {
  readonly score: Tally;
  /** With the overtime; null: there was none. */
  readonly afterOvertime: Tally | null;
  /** Null: not known, or nobody counted. */
  readonly time: { readonly usedMs: number; readonly budgetMs: number; readonly paused: boolean } | null;
};

/** The rule of docs/drill.md: points decide, and time only between good and easy, and whether it was too late. */
export function ratingOf({ score, afterOvertime, time }: Result): Rating {
  if (isFull(score)) return time && isQuick(time) ? 'easy' : 'good';
  if (share(score) >= KNOWN) return 'hard';
  return afterOvertime && isFull(afterOvertime) ? 'hard' : 'again';
}

const share = (tally: Tally) => shareOf(tally) ?? 0;

const isFull = (tally: Tally) => share(tally) === 1;

/** The clock stands still in a pause, and the head does not. */
const isQuick = ({ usedMs, budgetMs, paused }: NonNullable<Result['time']>) =>
  !paused && usedMs <= budgetMs * QUICK;
