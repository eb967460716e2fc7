import { type CheckContext, JudgeError, type Need } from '../../checks/check.ts';
import { catalogueNeed, loadedTables, tablesNeed } from '../../checks/loaded.ts';
import { adviceOn } from '../../design/lints/index.ts';
import type { CheckSpec } from '../../domain/check.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Deliverable, Problem } from '../../domain/problem.ts';
import type { CheckResult } from '../../domain/scorecard.ts';
import type { Submission } from '../../domain/submission.ts';
import type { Engine, States } from '../../engine/engine.ts';
import { asksForNow } from '../../design/asks-for-now.ts';
import { answersFrom, judgeCheck, type RunOutcome } from '../../grade/judge.ts';
import { needKey, needsOf, type Plan, planNeeds } from '../../grade/plan.ts';
import { executeRuns } from '../kit/execute.ts';
import type { ReferenceAnswers } from '../kit/reference-answers.ts';
import type { Scenarios } from '../kit/scenarios.ts';

export type Grading = {
  readonly problem: Problem;
  readonly submission: Submission;
  readonly checks: readonly CheckSpec[];
  readonly scenarios: Scenarios;
  readonly engine: Engine;
  readonly reference: ReferenceAnswers;
  /** What readers say of answers in words. */
  readonly words?: CheckContext['words'];
  /** The scenario that everything else stands on; the problem's first where it is not given. */
  readonly decisive?: string;
  readonly onProgress: (done: number, total: number) => void;
  /** Each result as soon as all that its check needs is measured: in no particular order. */
  readonly onCheck?: ((result: CheckResult) => void) | undefined;
  /** The files of the submission whose scripts run now, as that changes. */
  readonly onHand?: ((files: readonly string[]) => void) | undefined;
  /** Processor time of all scripts of a model, in milliseconds, in place of the engine's own limit. */
  readonly gradingMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly states?: States | undefined;
};

/** What came of a grading. */
export type Graded = {
  /** In the order of the problem. */
  readonly results: readonly CheckResult[];
  /** What an interviewer would frown at in the design. */
  readonly advice: readonly Finding[];
};

/** Runs what the checks need and judges them. */
export async function runChecks(grading: Grading): Promise<Graded> {
  const { problem, submission, checks, scenarios, words } = grading;
  const context: CheckContext = { problem, submission, words, scenario: (id) => scenarios.get(id).facts };
  const decisive = grading.decisive ?? problem.scenarios[0]?.id;
  if (decisive === undefined) throw new JudgeError('The problem has no scenario.');
  const wanted = checks.map((spec) => needsOf(spec, context));
  const { modelOf } = scenarios.get(decisive);
  const models = wanted.map((needs) => [...new Set(needs.map(modelOf))]);
  const loads = new Map(
    [...new Set([problem.models[0].id, ...models.flat()])].map((model) => [
      model,
      [catalogueNeed(decisive, model), tablesNeed(decisive, model)],
    ]),
  );
  const own = (at: number) => (models[at] ?? []).flatMap((model) => loads.get(model) ?? []);
  const plan = planNeeds([...[...loads.values()].flat(), ...wanted.flat()], scenarios.get);
  const outcomes: Growing[] = plan.runs.map(() => ({ steps: [], asks: [] }));
  const answers = answersFrom(plan, outcomes);
  const results = new Map<CheckSpec, CheckResult>();
  const judge = (spec: CheckSpec): void => {
    const about = models[checks.indexOf(spec)] ?? [];
    const loaded =
      about.length === 0 || about.some((model) => loadedTables(answers, decisive, model) !== null);
    const result = judgeCheck(spec, context, answers, loaded);
    results.set(spec, result);
    grading.onCheck?.(result);
  };
  const waiting = checks.map((spec, at) => ({
    spec,
    places: placesOf(plan, [...own(at), ...(wanted[at] ?? [])]),
  }));
  const judgeReady = () => {
    for (const { spec, places } of waiting) {
      for (let last = places.at(-1); last && isMeasured(outcomes, last); last = places.at(-1)) places.pop();
      if (places.length === 0 && !results.has(spec)) judge(spec);
    }
  };
  await runPlan(grading, plan, decisive, outcomes, judgeReady);
  judgeReady();
  const advice = [...loads.keys()]
    .filter((model) => problem.deliverables.some((each) => each.model === model && isOwnSchema(each)))
    .flatMap((model) => {
      const design = submission.designs[model];
      return design ? adviceOn(design, loadedTables(answers, decisive, model)) : [];
    });
  const clocks = asksForNow(problem, submission);
  return { results: checks.flatMap((spec) => results.get(spec) ?? []), advice: [...advice, ...clocks] };
}

function isOwnSchema({ role, given }: Deliverable): boolean {
  return role === 'schema' && given === null;
}

/** What came of a planned run so far. */
type Growing = { steps: RunOutcome['steps']; asks: RunOutcome['asks'][number][] };
type Place = { readonly run: number; readonly ask: number };

function placesOf({ places }: Plan, needs: readonly Need[]): Place[] {
  return needs.flatMap((need) => places.get(needKey(need)) ?? []);
}

function isMeasured(outcomes: readonly Growing[], { run, ask }: Place): boolean {
  return outcomes[run]?.asks[ask] !== undefined;
}

/** The candidate's runs, behind the reference's; outcomes go to their places as they come. */
async function runPlan(
  grading: Grading,
  { runs }: Plan,
  decisive: string,
  outcomes: Growing[],
  onNews: () => void,
): Promise<void> {
  const { problem, submission, engine, reference, onProgress, onHand, gradingMs, signal, states } = grading;
  const placed = [...runs.entries()];
  const own = placed.filter(([, { whose }]) => whose === 'submission');
  const theirs = placed.filter(([, { whose }]) => whose !== 'submission');
  const put = (at: number, { steps, asks }: RunOutcome) => {
    outcomes[at] = { steps, asks: [...asks] };
  };
  const expected = await reference.answer(theirs.map(([, run]) => run));
  for (const [nth, [at]] of theirs.entries()) if (expected[nth]) put(at, expected[nth]);
  const got = await executeRuns(
    engine,
    { problem, submission },
    own.map(([, run]) => run),
    {
      decisive,
      onProgress,
      onAsk: ({ run, ask, outcome, steps }) => {
        const growing = outcomes[own[run]?.[0] ?? -1];
        if (!growing) return;
        growing.asks[ask] = outcome;
        if (steps.length > growing.steps.length) growing.steps = steps;
        onNews();
      },
      ...(onHand && { onHand }),
      ...(gradingMs !== undefined && { gradingMs }),
      ...(signal && { signal }),
      ...(states && { states }),
    },
  );
  for (const [nth, [at]] of own.entries()) if (got[nth]) put(at, got[nth]);
}
