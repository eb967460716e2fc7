import type { Scale } from './check.ts';
import type { Detail } from './detail.ts';
import type { Finding } from './finding.ts';

/**
 * `nothing-to-judge`: what it asks about is not there, so that nothing is earned. `unsupported`: written in a dialect,
 * or with words of it, that cannot be run: costs nothing.
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
  'judge-error',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Whether a check came to points: what could not be judged is in neither the score nor the maximum. */
export function isJudged({ verdict }: Pick<CheckResult, 'verdict'>): boolean {
  return verdict !== 'judge-error' && verdict !== 'unsupported';
}

export type CheckResult = {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly task: string;
  readonly scale: Scale;
  readonly verdict: Verdict;
  /** 0 to `maxScore`; of a check that could not be judged it counts nowhere. */
  readonly score: number;
  readonly maxScore: number;
  /** Points of it that cannot be run here, and count nowhere; none where it is not given. */
  readonly open?: number;
  readonly findings: readonly Finding[];
  /** What the check saw, beside what is wrong. */
  readonly detail?: Detail;
};

/** Points that could not be judged are in neither number. */
export type Tally = { readonly score: number; readonly maxScore: number };

export type Scorecard = {
  readonly problem: { readonly id: string; readonly version: string; readonly title: string };
  readonly submission: { readonly path: string; readonly dialect: string; readonly sha256: string };
  readonly total: Tally;
  readonly passScore: number;
  readonly passed: boolean;
  /** Points that could not be run here; without them it can be neither passed nor failed where `undecided`. */
  readonly open: number;
  readonly undecided: boolean;
  readonly parts: readonly (Tally & { readonly id: string; readonly title: string })[];
  readonly scales: Readonly<Record<Scale, Tally>>;
  readonly checks: readonly CheckResult[];
  readonly notes: readonly string[];
  /** What an interviewer would frown at; it costs nothing. */
  readonly advice: readonly Finding[];
  readonly engine: { readonly name: string; readonly version: string };
  readonly seeds: readonly number[];
};
