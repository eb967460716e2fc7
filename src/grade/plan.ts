import type { Answers, CheckContext, CheckType, Judgement, Need, Whose } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import type { CheckKind, CheckOf, CheckSpec } from '../domain/check.ts';
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
export function stepsFor(prepared: PreparedScenario, whose: Whose): readonly RunStep[] {
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

/** A check's own code, called with its own spec. */
export type BoundCheck = {
  readonly spec: CheckSpec;
  readonly needs: (context: CheckContext) => readonly Need[];
  readonly judge: (context: CheckContext, answers: Answers) => Judgement;
};

/** Finds the code for a spec. */
export function bind(spec: CheckSpec): BoundCheck {
  return bound(spec, spec.kind);
}

function bound<K extends CheckKind>(spec: CheckSpec, kind: K): BoundCheck {
  // The table's type promises that each kind's code takes the spec of that kind.
  const check: CheckType<K> = CHECKS[kind] as unknown as CheckType<K>;
  const own = spec as CheckOf<K>;
  return {
    spec,
    needs: (context) => check.needs(own, context).map((need) => about(spec, context, need)),
    judge: (context, answers) =>
      check.judge(own, context, {
        of: (need) => answers.of(about(spec, context, need)),
        step: (scenario, index, model = spec.model) => answers.step(scenario, index, model),
      }),
  };
}

/** A check's need that says nothing of a model is about the check's. */
function about<N extends Need>({ model }: CheckSpec, { problem }: CheckContext, need: N): N {
  if ('deliverable' in need.ask || need.model !== undefined || model === problem.models[0].id) return need;
  return { ...need, model };
}
