import type { Answers, CheckContext, CheckType, Judgement, Need, Whose } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import type { CheckKind, CheckOf, CheckSpec } from '../domain/check.ts';
import type { Ask, RunStep } from '../domain/run.ts';
import type { PreparedScenario } from './prepare.ts';

/** What is asked of one model in one scenario: all that any check needs, each thing once. */
export type PlannedRun = {
  readonly whose: Whose;
  readonly scenario: string;
  readonly steps: readonly RunStep[];
  readonly asks: readonly { readonly after: number; readonly ask: Ask }[];
};

export type Plan = {
  readonly runs: readonly PlannedRun[];
  /** Where a need's outcome is: the index of its run and of its ask in it. */
  readonly places: ReadonlyMap<string, { readonly run: number; readonly ask: number }>;
};

/** Names a need, so that equal ones are one. */
export function needKey({ whose, scenario, after, ask }: Need): string {
  return JSON.stringify([whose, scenario, after, ask]);
}

/** The steps that a need's run has. */
export function stepsFor(prepared: PreparedScenario, whose: Whose): readonly RunStep[] {
  return whose === 'truth' ? prepared.truth : prepared.steps;
}

/** Groups needs into runs, one for each model and scenario; equal needs are one. */
export function planNeeds(needs: readonly Need[], scenarios: (id: string) => PreparedScenario): Plan {
  const runs = new Map<string, { readonly index: number; readonly run: Growing }>();
  const places = new Map<string, { run: number; ask: number }>();
  for (const need of needs) {
    const { whose, scenario, ask } = need;
    const key = needKey(need);
    if (places.has(key)) continue;
    const steps = stepsFor(scenarios(scenario), whose);
    const planned = runs.get(`${whose} ${scenario}`) ?? {
      index: runs.size,
      run: { whose, scenario, steps, asks: [] },
    };
    runs.set(`${whose} ${scenario}`, planned);
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
    needs: (context) => check.needs(own, context),
    judge: (context, answers) => check.judge(own, context, answers),
  };
}
