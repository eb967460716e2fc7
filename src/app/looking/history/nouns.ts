import type { Tally } from '../../../domain/scorecard.ts';

/** A score at the bell. */
export type PastScore = Tally & { readonly attempt: string; readonly startedAt: string };

/** All attempts at one problem. */
export type ProblemHistory = {
  readonly problem: string;
  readonly title: string;
  /** Of any phase, of any parts. */
  readonly attempts: number;
  /** ISO 8601 of the latest attempt; null: there is none. */
  readonly lastAt: string | null;
  /** Of whole sittings: those of all timed parts. Null: none is graded. */
  readonly best: PastScore | null;
  readonly last: PastScore | null;
  /** Shares of the points, 0 to 1, of whole graded sittings, oldest first. */
  readonly scores: readonly number[];
  /** Null: fewer than two whole sittings are graded. */
  readonly trend: Trend | null;
  /** Over the last graded attempts, worst first. */
  readonly weakest: readonly WeakCheck[];
};

export type History = {
  /** In the order of the problems, then those that are no longer here. */
  readonly problems: readonly ProblemHistory[];
  /** What to practise next; null: there is no problem. */
  readonly next: Practice | null;
};

/** How scores go, lately. */
export type Trend = 'up' | 'level' | 'down';

/** A check that loses points. */
export type WeakCheck = {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly task: string;
  readonly maxScore: number;
  /** Share of its points that was lost, 0 to 1, on average over `of`. */
  readonly lost: number;
  /** In so many of the last `of` attempts that had it, something was lost. */
  readonly times: number;
  readonly of: number;
};

/** What to practise next, why, and what to type for it. */
export type Practice = {
  readonly problem: string;
  /** Null: all of it. */
  readonly part: string | null;
  /** Null: no check stands out. */
  readonly check: string | null;
  /** A sentence. */
  readonly why: string;
  readonly command: string;
};
