import type { Curveball, Problem } from '../domain/problem.ts';
import type { CheckResult, Scorecard } from '../domain/scorecard.ts';

/** How a design took a curveball: the results of the checks that tell it. */
export type CurveballResult = { readonly curveball: Curveball; readonly results: readonly CheckResult[] };

/** @param came ids of those that came in the sitting; the others are left out. */
export function curveballResults(
  { curveballs }: Pick<Problem, 'curveballs'>,
  { checks }: Scorecard,
  came: readonly string[],
): CurveballResult[] {
  return curveballs
    .filter(({ id }) => came.includes(id))
    .map((curveball) => ({
      curveball,
      results: checks.filter(({ id }) => curveball.checks.includes(id)),
    }));
}
