import type { Attempt } from '../../../domain/attempt.ts';
import {
  type CheckResult,
  isJudged,
  type Scorecard,
  shareOf,
  type Tally,
} from '../../../domain/scorecard.ts';
import type { ProblemSummary } from '../problem-list.ts';

/** An attempt with its score at the bell. */
export type Graded = { readonly attempt: Attempt; readonly card: Scorecard };

export function gradedOf(attempts: readonly Attempt[]): Graded[] {
  return attempts.flatMap((attempt) => (attempt.atBell ? { attempt, card: attempt.atBell } : []));
}

/** Whether every timed part was sat, so that the whole score says something. */
export function isWhole({ plan }: Attempt, problem: ProblemSummary | null): boolean {
  const sat = new Set(plan.parts.map(({ id }) => id));
  return (problem?.parts ?? []).every(({ id, minutes }) => minutes === null || sat.has(id));
}

/** The results of the parts that were sat; untimed ones belong to a whole sitting. */
export function satChecks({ attempt, card }: Graded, problem: ProblemSummary | null): CheckResult[] {
  const sat = new Set(attempt.plan.parts.map(({ id }) => id));
  const whole = isWhole(attempt, problem);
  return card.checks.filter((check) => isJudged(check) && (whole || sat.has(check.part)));
}

/** Share of what is decided, 0 to 1; of nothing, 0. */
export function shareIn(tally: Tally): number {
  return shareOf(tally) ?? 0;
}
