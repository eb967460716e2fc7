import type { CheckSpec } from '../../domain/check.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CheckResult } from '../../domain/scorecard.ts';
import type { Submission } from '../../domain/submission.ts';
import { fileCache } from '../kit/cache.ts';
import { type Engines, isMissing } from '../kit/engine.ts';
import { runChecks } from './run-checks.ts';
import { referenceAnswers } from '../kit/reference-answers.ts';
import type { Scenarios } from '../kit/scenarios.ts';

export type Alone = {
  readonly problem: Problem;
  readonly scenarios: Scenarios;
  readonly engines: Engines;
  /** A check that compares with no reference. */
  readonly spec: CheckSpec & { readonly scenario: string };
};

/** Judges one check of a design by itself: its own scenario is all that is run. */
export async function checkAlone(
  { problem, scenarios, engines, spec }: Alone,
  submission: Submission,
): Promise<CheckResult> {
  // Where its engine is not installed nothing is loaded, and the schema is all that is left.
  const engine = await engines.of(submission.dialect).catch((error: unknown) => {
    if (isMissing(error)) return engines.reference();
    throw error;
  });
  const { results } = await runChecks({
    problem,
    submission,
    checks: [spec],
    scenarios,
    engine,
    reference: referenceAnswers(problem, submission, engine, fileCache()),
    decisive: spec.scenario,
    onProgress: () => undefined,
  });
  const [result] = results;
  if (!result) throw new Error(`${spec.id} was not judged.`);
  return result;
}
