import { minutesOf as minutesOfParts } from '../../../domain/minutes.ts';
import type { Part, Problem } from '../../../domain/problem.ts';
import type { SittingMode } from '../../../domain/sitting.ts';

export type State = {
  readonly problem: Problem;
  readonly mode: SittingMode;
  /** Id of the only part that is practised; null: all timed ones. */
  readonly only: string | null;
  readonly timed: boolean;
  /** The whole time instead of the problem's own; null: the problem's own. */
  readonly minutes: number | null;
  readonly curveball: boolean;
  /** First line of the statement that is shown. */
  readonly top: number;
};

export function timedParts({ parts }: Problem): readonly Part[] {
  return parts.filter(({ minutes }) => minutes !== null);
}

/** An interviewer changes a requirement in an interview only, and only in a part that is sat. */
export function mayHaveCurveball({ problem, mode, only }: State): boolean {
  return mode === 'interview' && problem.curveballs.some(({ part }) => only === null || part === only);
}

/** Minutes of the sitting as it is chosen. */
export function minutesOf({ problem, only, minutes: given }: State): number {
  if (given !== null) return given;
  const chosen = problem.parts.filter(({ id }) => only === null || id === only);
  return minutesOfParts({ parts: chosen });
}
