import { type CheckContext, JudgeError, type Need } from '../checks/check.ts';
import { catalogueNeed, loadedTables, tablesNeed } from '../checks/loaded.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Problem } from '../domain/problem.ts';
import type { CheckResult } from '../domain/scorecard.ts';
import type { Submission } from '../domain/submission.ts';
import type { Engine } from '../engine/engine.ts';
import { answersFrom, judgeCheck, type RunOutcome } from '../grade/judge.ts';
import { type Plan, planRuns } from '../grade/plan.ts';
import { modelOf } from './engine.ts';
import type { ReferenceAnswers } from './reference-answers.ts';
import type { Scenarios } from './scenarios.ts';

export type Grading = {
  readonly problem: Problem;
  readonly submission: Submission;
  readonly checks: readonly CheckSpec[];
  readonly scenarios: Scenarios;
  readonly engine: Engine;
  readonly reference: ReferenceAnswers;
  readonly onProgress: (done: number, total: number) => void;
};

/** Runs what the checks need and judges them, in the order of the problem. */
export async function runChecks(grading: Grading): Promise<CheckResult[]> {
  const { problem, submission, checks, scenarios } = grading;
  const context: CheckContext = { problem, submission, scenario: (id) => scenarios.get(id).facts };
  const [first] = problem.scenarios;
  if (!first) throw new JudgeError('The problem has no scenario.');
  const own: Need[] = [catalogueNeed(first.id), tablesNeed(first.id)];
  const plan = planRuns(checks, context, scenarios.get, own);
  const outcomes = await runPlan(grading, plan, first.id);
  const answers = answersFrom(plan, outcomes);
  const loaded = loadedTables(answers, first.id) !== null;
  return checks.map((spec) => judgeCheck(spec, context, answers, loaded));
}

/** The candidate's runs and the reference's, side by side; outcomes in the order of the plan. */
async function runPlan(grading: Grading, { runs }: Plan, decisive: string): Promise<RunOutcome[]> {
  const { problem, submission, engine, reference, onProgress } = grading;
  const own = runs.filter(({ whose }) => whose === 'submission');
  const theirs = runs.filter(({ whose }) => whose !== 'submission');
  const expected = await reference.answer(theirs);
  const got = await engine.execute(modelOf(problem, submission), own, {
    decisive: own.findIndex(({ scenario }) => scenario === decisive),
    onProgress,
  });
  return runs.map((run) => {
    const outcome = run.whose === 'submission' ? got[own.indexOf(run)] : expected[theirs.indexOf(run)];
    if (!outcome) throw new Error(`Scenario ${run.scenario} has no outcome.`);
    return outcome;
  });
}
