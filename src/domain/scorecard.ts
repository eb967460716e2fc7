import type { Scale } from './check.ts';
import type { Detail } from './detail.ts';
import type { Finding } from './finding.ts';

/**
 * `nothing-to-judge`: what it asks about is not there, so that nothing is earned. `unsupported`: written in a dialect, or
 * with words of it, that cannot be run here. `open`: nobody has marked it yet. Both are neither earned nor lost.
 */
export const VERDICTS = [
  'accepted',
  'partial',
  'wrong-answer',
  'sql-error',
  'limit-exceeded',
  'missing',
  'nothing-to-judge',
  'unsupported',
  'open',
  'judge-error',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why points are open. `words`: nobody has marked them; `unsupported`: it cannot be run here. */
export const CAUSES = ['words', 'unsupported'] as const;

export type OpenCause = (typeof CAUSES)[number];

/** Points: those that are sure, those that are open and could still come, and of how many. */
export type Tally = { readonly score: number; readonly open: number; readonly maxScore: number };

/** Whether a check came to points: what could not be judged is in no sum. */
export function isJudged({ verdict }: Pick<CheckResult, 'verdict'>): boolean {
  return verdict !== 'judge-error';
}

/** Share of what is decided, 0 to 1: what is open is neither earned nor lost. Null: nothing is. */
export function shareOf({ score, open, maxScore }: Tally): number | null {
  return maxScore > open ? score / (maxScore - open) : null;
}

export type CheckResult = Tally & {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly task: string;
  readonly scale: Scale;
  readonly verdict: Verdict;
  /** Why `open` points of it are; null: none are. */
  readonly cause: OpenCause | null;
  readonly findings: readonly Finding[];
  /** What the check saw, beside what is wrong. */
  readonly detail?: Detail;
};

/**
 * Why a grading did not come to its end. `running`: it has not yet; `refused`: what was given cannot be graded; `time` and
 * `memory`: of the whole grading; `fault`: of graincheck's own, or of the machine.
 */
export const ENDINGS = ['running', 'refused', 'time', 'memory', 'signal', 'fault'] as const;

export type Ended = { readonly by: (typeof ENDINGS)[number]; readonly message: string };

export type Scorecard = {
  readonly problem: { readonly id: string; readonly version: string; readonly title: string };
  readonly submission: { readonly path: string; readonly dialect: string; readonly sha256: string };
  readonly total: Tally;
  /** Open points by why they are. */
  readonly causes: Readonly<Record<OpenCause, number>>;
  readonly passScore: number;
  /** Null: it depends on what is open. */
  readonly passed: boolean | null;
  readonly parts: readonly (Tally & { readonly id: string; readonly title: string })[];
  readonly scales: Readonly<Record<Scale, Tally>>;
  readonly checks: readonly CheckResult[];
  readonly notes: readonly string[];
  /** What an interviewer would frown at; it costs nothing. */
  readonly advice: readonly Finding[];
  readonly engine: { readonly name: string; readonly version: string };
  /** What the secret events were made from; null where that is kept from whoever reads the card. */
  readonly seeds: readonly number[] | null;
  /** Why it did not come to its end; not there where it did. */
  readonly ended?: Ended;
};
