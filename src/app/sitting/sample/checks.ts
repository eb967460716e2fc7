import type { CheckResult } from '../../../domain/scorecard.ts';
import type { Submission } from '../../../domain/submission.ts';
import { needKey } from '../../../grade/plan.ts';
import { sampleChecks } from '../../../grade/sample.ts';
import { runChecks } from '../../grading/run-checks.ts';
import type { ReferenceAnswers } from '../../kit/reference-answers.ts';
import type { Desk } from './desk.ts';

/** Judges the checks as far as the sample goes; results in the order of the problem. */
export async function checkOnSample(
  desk: Desk,
  submission: Submission,
  {
    signal,
    onCheck,
  }: { readonly signal: AbortSignal; readonly onCheck?: ((result: CheckResult) => void) | undefined },
): Promise<readonly CheckResult[]> {
  const { problem, scenarios, engines, states, sample } = desk;
  const { results } = await runChecks({
    problem,
    submission,
    checks: sampleChecks(problem),
    scenarios,
    engine: await engines.of(submission.dialect),
    states,
    reference: preparedAnswers(desk),
    decisive: sample[0],
    onProgress: () => undefined,
    onCheck,
    signal,
  });
  return results;
}

/** What the reference answered when the desk was opened. */
function preparedAnswers({ expected }: Desk): ReferenceAnswers {
  return {
    answer: async (runs) =>
      runs.map(({ whose, scenario, steps, asks }) => ({
        steps: steps.map(() => ({ ok: true, value: null })),
        asks: asks.map(({ after, ask }) => {
          // Needs name the last step by -1.
          const outcome = [after === steps.length - 1 ? -1 : after, after].flatMap(
            (at) => expected.get(needKey({ whose, scenario, after: at, ask })) ?? [],
          );
          if (!outcome[0]) throw new Error(`The reference was not asked in ${scenario}.`);
          return outcome[0];
        }),
      })),
  };
}
