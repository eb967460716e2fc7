import type { DrillOutcome } from '../../../app/drills.ts';
import type { Attempt } from '../../../domain/attempt.ts';
import type { CheckResult, Scorecard } from '../../../domain/scorecard.ts';

/** What the interviewer changed under way, and how the design took it. */
export type CurveballOutcome = {
  /** Markdown. */
  readonly says: string;
  readonly results: readonly CheckResult[];
};

export type Data = {
  readonly attempt: Attempt;
  readonly curveballs?: readonly CurveballOutcome[];
  /** Null, or not there: it was no drill. */
  readonly drill?: DrillOutcome | null;
};

export type State = {
  readonly attempt: Attempt;
  readonly curveballs: readonly CurveballOutcome[];
  readonly drill: DrillOutcome | null;
  readonly shows: 'at-bell' | 'after-overtime';
  /** Index in `checksOf`. */
  readonly selected: number;
  /** Ids of the checks whose findings are open. */
  readonly opened: readonly string[];
  /** First line that is shown. */
  readonly top: number;
};

/** The scorecard that is shown; null: nothing is graded. */
export function cardOf({ attempt, shows }: State): Scorecard | null {
  return shows === 'after-overtime' ? (attempt.afterOvertime ?? attempt.atBell) : attempt.atBell;
}

/** The checks in the order in which they stand on the screen: part by part. */
export function checksOf(state: State): readonly CheckResult[] {
  const card = cardOf(state);
  if (!card) return [];
  return card.parts.flatMap(({ id }) => card.checks.filter(({ part }) => part === id));
}
