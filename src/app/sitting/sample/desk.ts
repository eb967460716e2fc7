import type { Answers, CheckContext, Need } from '../../../checks/check.ts';
import type { CheckSpec } from '../../../domain/check.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Measured, Outcome } from '../../../domain/run.ts';
import type { Submission } from '../../../domain/submission.ts';
import { ProblemError } from '../../../domain/user-error.ts';
import type { States } from '../../../engine/engine.ts';
import { rememberedStates } from '../../../engine/states.ts';
import { answersFrom, type RunOutcome } from '../../../grade/judge.ts';
import { needKey, needsOf, planNeeds } from '../../../grade/plan.ts';
import { sampleChecks, sampleQuestion, sampleScenarios, sampleScript } from '../../../grade/sample.ts';
import { loadSubmission } from '../../../load/submission.ts';
import { fileCache } from '../../kit/cache.ts';
import { type Engines, openEngines } from '../../kit/engine.ts';
import { executeRuns } from '../../kit/execute.ts';
import { DEFAULT_SEED } from '../../kit/seed.ts';
import { openKit } from '../../kit/kit.ts';
import { referenceAnswers } from '../../kit/reference-answers.ts';
import type { Scenarios } from '../../kit/scenarios.ts';

/** What the sample runs of a sitting share: the problem, warm engines, and what the reference answers. */
export type Desk = {
  readonly problem: Problem;
  readonly scenarios: Scenarios;
  /** Ids of the sample scenarios; what stands on one alone stands on the first. */
  readonly sample: readonly [string, ...(readonly string[])];
  readonly engines: Engines;
  readonly states: States;
  /** How many steps of the first sample scenario a model gets through, by its schema and load. */
  readonly reach: Map<string, number>;
  /** Outcomes of everything that is compared with, by the key of the need. */
  readonly expected: ReadonlyMap<string, Outcome<Measured[keyof Measured]>>;
};

/** @throws UserError for a problem that is not there, ProblemError for a broken one. */
export async function openDesk(given: string, engines: Engines = openEngines()): Promise<Desk> {
  try {
    const { problem, scenarios } = await openKit(given, DEFAULT_SEED, fileCache(), 'sample');
    const [first, ...more] = sampleScenarios(problem);
    const [reference] = problem.references;
    if (first === undefined || !reference)
      throw new ProblemError('E_PROBLEM', `${problem.id} has no sample scenario, or no reference model.`);
    const model = await loadSubmission(problem, reference.folder);
    const needs = comparedWith(problem, scenarios, model);
    const plan = planNeeds(needs, scenarios.get);
    const outcomes = await referenceAnswers(problem, model, await engines.reference(), fileCache()).answer(
      plan.runs,
    );
    const expected = new Map(
      [...plan.places].flatMap(([key, { run, ask }]) => {
        const outcome = outcomes[run]?.asks[ask];
        return outcome ? [[key, outcome] as const] : [];
      }),
    );
    const sample = [first, ...more] as const;
    return { problem, scenarios, sample, engines, states: rememberedStates(), reach: new Map(), expected };
  } catch (error) {
    await engines.close();
    throw error;
  }
}

/** All that any sample run compares with: the reference is asked once, for everything. */
function comparedWith(problem: Problem, scenarios: Scenarios, submission: Submission): Need[] {
  const context = contextOf({ problem, scenarios }, submission);
  const byRole = (role: string) => problem.deliverables.filter((deliverable) => deliverable.role === role);
  const specs: CheckSpec[] = [
    ...sampleChecks(problem),
    ...byRole('question').map(({ id }) => sampleQuestion(problem, id)),
    ...byRole('script').flatMap(({ id }) => sampleScript(problem, id)),
  ];
  return specs.flatMap((spec) => needsOf(spec, context)).filter(({ whose }) => whose !== 'submission');
}

export function contextOf(
  { problem, scenarios }: Pick<Desk, 'problem' | 'scenarios'>,
  submission: Submission,
): CheckContext {
  return { problem, submission, scenario: (id) => scenarios.get(id).facts };
}

/** What a measurement may use, and what ends it. */
export type Terms = { readonly signal: AbortSignal; readonly scriptMs?: number };

/** Measures on the candidate's model; what is compared with is there already. */
export async function measure(
  desk: Desk,
  submission: Submission,
  needs: readonly Need[],
  terms: Terms,
): Promise<Answers> {
  const { problem, scenarios, engines, states, expected, sample } = desk;
  const own = needs.filter(({ whose }) => whose === 'submission');
  const plan = planNeeds(own, scenarios.get);
  const engine = await engines.of(submission.dialect);
  const outcomes: readonly RunOutcome[] = await executeRuns(engine, { problem, submission }, plan.runs, {
    decisive: sample[0],
    onProgress: () => undefined,
    states,
    ...terms,
  });
  const measured = answersFrom(plan, outcomes);
  return {
    step: measured.step,
    of: (need) => {
      if (need.whose === 'submission') return measured.of(need);
      const outcome = expected.get(needKey(need));
      if (!outcome) throw new Error(`The reference was not asked for ${needKey(need).slice(0, 200)}.`);
      // The ask's kind decides what its outcome holds.
      return outcome as ReturnType<typeof measured.of<(typeof need)['ask']['kind']>>;
    },
  };
}
