import type { CheckSpec } from '../domain/check.ts';
import { isAskable } from './askable.ts';
import type { Problem } from '../domain/problem.ts';

/** Ids of the scenarios that a candidate may see, in the order of the problem. */
export function sampleScenarios(problem: Problem): readonly string[] {
  return problem.scenarios.flatMap(({ id, visibility }) => (visibility === 'sample' ? id : []));
}

/**
 * The checks as far as the sample scenarios go: whole ones, and those over several scenarios without the secret
 * ones, which say so in their titles. A check that rests on a secret scenario alone is left out.
 */
export function sampleChecks(problem: Problem): readonly CheckSpec[] {
  const seen = new Set(sampleScenarios(problem));
  return problem.checks.flatMap((spec) => {
    const sample = restricted(spec, seen);
    if (!sample) return [];
    const whole = JSON.stringify(sample) === JSON.stringify(spec);
    return whole ? spec : { ...sample, title: `${spec.title} (on the sample)` };
  });
}

/** A check without the scenarios that are not in `seen`; null where nothing of it is left. */
export function restricted(spec: CheckSpec, seen: ReadonlySet<string>): CheckSpec | null {
  const only = (scenarios: readonly string[]) => scenarios.filter((id) => seen.has(id));
  switch (spec.kind) {
    case 'ddl-runs':
    case 'keys':
    case 'references':
    case 'attributes-apart':
    case 'clocks':
    case 'facts':
    case 'partitions':
    case 'shape':
      return seen.has(spec.scenario) ? spec : null;
    case 'rubric':
      return spec;
    // Which option is right is told after grading.
    case 'choices':
      return null;
    case 'costs':
      return seen.has(spec.before) && seen.has(spec.after) ? spec : null;
    case 'answers': {
      const scenarios = only(spec.scenarios);
      if (scenarios.length === 0) return null;
      return { ...spec, scenarios, baseline: only(spec.baseline), midway: only(spec.midway) };
    }
    case 'no-trace':
    case 'stays-erased':
    case 'retention':
    case 'rebuilt':
    case 'agree':
    case 'windows': {
      const scenarios = only(spec.scenarios);
      return scenarios.length > 0 ? { ...spec, scenarios } : null;
    }
    case 'spared': {
      const scenarios = only(spec.scenarios);
      if (scenarios.length === 0 || !seen.has(spec.baseline)) return null;
      const asReference = { ...spec.asReference, scenarios: only(spec.asReference.scenarios) };
      return { ...spec, scenarios, asReference };
    }
    case 'index-search':
      return seen.has(spec.small) && seen.has(spec.large) ? spec : null;
    case 'evolution':
      return seen.has(spec.scenario) ? { ...spec, baseline: only(spec.baseline) } : null;
  }
}

/**
 * What the problem asks of one question, on the sample alone: at the end of every sample scenario in which a check
 * asks it, the first of all, and midway where a check does.
 */
export function sampleQuestion(problem: Problem, question: string): Extract<CheckSpec, { kind: 'answers' }> {
  const [first = '', ...more] = sampleScenarios(problem).filter((id) => isAskable(problem, question, id));
  const asking = problem.checks.flatMap((spec) =>
    spec.kind === 'answers' && spec.questions.includes(question) ? spec : [],
  );
  const named = new Set(asking.flatMap(({ scenarios, baseline }) => [...scenarios, ...baseline]));
  const midway = new Set(asking.flatMap((spec) => spec.midway));
  return {
    ...headFor(problem, question),
    kind: 'answers',
    scenarios: [first, ...more.filter((id) => named.has(id))],
    questions: [question],
    baseline: [],
    midway: [first, ...more].filter((id) => midway.has(id)),
    shapes: [],
  };
}

/**
 * What the problem asks of one script, put to the sample scenarios that run it: the same checks, whatever scenarios
 * the grading puts them to.
 */
export function sampleScript(problem: Problem, script: string): readonly CheckSpec[] {
  const runs = problem.scenarios.filter(({ deliver }) =>
    deliver.some((step) => 'deliverable' in step && step.deliverable === script),
  );
  const own = new Set(runs.map(({ id }) => id));
  const scenarios = runs.flatMap(({ id, visibility }) => (visibility === 'sample' ? id : []));
  const [first] = sampleScenarios(problem);
  if (scenarios.length === 0 || first === undefined) return [];
  return problem.checks.flatMap((spec): CheckSpec[] => {
    if (!('scenarios' in spec) || spec.kind === 'answers' || !spec.scenarios.some((id) => own.has(id)))
      return [];
    if (spec.kind !== 'spared') return [{ ...spec, scenarios }];
    const asReference = {
      ...spec.asReference,
      scenarios: spec.asReference.scenarios.filter((id) => scenarios.includes(id)),
    };
    return [{ ...spec, scenarios, baseline: first, asReference }];
  });
}

function headFor({ models: [{ id: model }] }: Problem, id: string) {
  return { id, title: id, part: '', task: '', scale: 'proof', points: 1, model } as const;
}
