import type { Answers, CheckContext, Judgement, Need, Whose } from '../checks/check.ts';
import { checkOf } from '../checks/index.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Ask, RunStep } from '../domain/run.ts';
import type { PreparedScenario } from './prepare.ts';

/** What is asked of one model in one scenario: all that any check needs, each thing once. */
export type PlannedRun = {
  readonly whose: Whose;
  readonly scenario: string;
  /** Id of the model of theirs that is run. */
  readonly model: string;
  readonly steps: readonly RunStep[];
  readonly asks: readonly { readonly after: number; readonly ask: Ask }[];
};

export type Plan = {
  readonly runs: readonly PlannedRun[];
  /** Where a need's outcome is: the index of its run and of its ask in it. */
  readonly places: ReadonlyMap<string, { readonly run: number; readonly ask: number }>;
};

/** Names a need, so that equal ones are one. */
export function needKey({ whose, scenario, after, ask, model }: Need): string {
  return JSON.stringify([whose, scenario, after, ask, model]);
}

/** The steps that a need's run has. */
function stepsFor(prepared: PreparedScenario, whose: Whose): readonly RunStep[] {
  return whose === 'truth' ? prepared.truth : prepared.steps;
}

/** Groups needs into runs, one for each model of theirs and scenario; equal needs are one. */
export function planNeeds(needs: readonly Need[], scenarios: (id: string) => PreparedScenario): Plan {
  const runs = new Map<string, { readonly index: number; readonly run: Growing }>();
  const places = new Map<string, { run: number; ask: number }>();
  for (const need of needs) {
    const { whose, scenario, ask } = need;
    const key = needKey(need);
    if (places.has(key)) continue;
    const prepared = scenarios(scenario);
    const steps = stepsFor(prepared, whose);
    const model = prepared.modelOf(need);
    const name = JSON.stringify([whose, scenario, model]);
    const planned = runs.get(name) ?? { index: runs.size, run: { whose, scenario, model, steps, asks: [] } };
    runs.set(name, planned);
    const after = need.after < 0 ? steps.length - 1 : need.after;
    places.set(key, { run: planned.index, ask: planned.run.asks.push({ after, ask }) - 1 });
  }
  return { runs: [...runs.values()].map(({ run }) => run), places };
}

type Growing = Omit<PlannedRun, 'asks'> & { readonly asks: { after: number; ask: Ask }[] };

/** What a check needs. */
export function needsOf(spec: CheckSpec, context: CheckContext): readonly Need[] {
  return checkOf(spec)
    .needs(spec, context)
    .map((need) => about(spec, context, need));
}

/** What a check comes to, from what was measured. */
export function judgementOf(spec: CheckSpec, context: CheckContext, answers: Answers): Judgement {
  return checkOf(spec).judge(spec, context, {
    of: (need) => answers.of(about(spec, context, need)),
    step: (scenario, index, model = spec.model) => answers.step(scenario, index, model),
  });
}

/** A check's need that says nothing of a model is about the check's. */
function about<N extends Need>({ model }: CheckSpec, { problem }: CheckContext, need: N): N {
  if ('deliverable' in need.ask || need.model !== undefined || model === problem.models[0].id) return need;
  return { ...need, model };
}
