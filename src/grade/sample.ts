import { type AnswersSpec, answers } from '../checks/answers.ts';
import { checkOf } from '../checks/index.ts';
import { keeping, refsIn } from '../checks/schema.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Problem } from '../domain/problem.ts';
import { isAskable } from './askable.ts';

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
function restricted(spec: CheckSpec, seen: ReadonlySet<string>): CheckSpec | null {
  const { schema, sample } = checkOf(spec);
  const kept = keeping(schema, spec, (thing, name) => thing !== 'scenario' || seen.has(name));
  return sample.isSecret || kept === undefined ? null : { ...spec, ...kept };
}

/**
 * What the problem asks of one question, on the sample alone: at the end of every sample scenario in which a check
 * asks it, the first of all, and midway where a check does.
 */
export function sampleQuestion(problem: Problem, question: string): AnswersSpec {
  const [first = '', ...more] = sampleScenarios(problem).filter((id) => isAskable(problem, question, id));
  const asking = problem.checks.filter(answers.is).filter(({ questions }) => questions.includes(question));
  const named = new Set(asking.flatMap(({ scenarios, baseline }) => [...scenarios, ...baseline]));
  const midway = new Set(asking.flatMap((spec) => spec.midway));
  return {
    ...headFor(problem, question),
    kind: answers.kind,
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
  return problem.checks
    .filter((spec) => spec.kind !== answers.kind && listOf(spec).some((id) => own.has(id)))
    .map((spec) => checkOf(spec).sample.onScript(spec, scenarios, first));
}

/** The scenarios in each of which a check has to be right. */
function listOf(spec: CheckSpec): readonly string[] {
  return refsIn(checkOf(spec).schema, spec).flatMap(({ name, path }) =>
    path[0] === 'scenarios' ? name : [],
  );
}

function headFor({ models: [{ id: model }] }: Problem, id: string) {
  return { id, title: id, part: '', task: '', scale: 'proof', points: 1, model } as const;
}
