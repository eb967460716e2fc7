import { checkOf } from '../checks/index.ts';
import { keeping, refsIn } from '../checks/schema.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Deliverable, Problem, Task } from '../domain/problem.ts';

/** What is written for one schema alone. */
const BUILT: readonly Deliverable['role'][] = ['load', 'change', 'load-after'];

/** What a drill asks for, and what it rests on; both in the order of the problem. */
export type DrillFiles = {
  readonly checks: readonly CheckSpec[];
  /** Written by the candidate. */
  readonly asked: readonly Deliverable[];
  /** Given by the drill, or by the problem already. */
  readonly given: readonly Deliverable[];
};

/**
 * What of a problem a drill of a task needs. Where the task asks for a schema, its load and what changes it go with it,
 * since nobody else's would fit it; but where its checks put questions to that schema which the task does not ask for, the schema
 * is given, since nobody else's questions would fit it.
 * @returns null where nothing is judged, or nothing to write is left.
 */
export function drillFiles(problem: Problem, { id, deliverables }: Task): DrillFiles | null {
  const checks = aboutThemselves(problem.checks.filter(({ task }) => task === id));
  const needed = restsOn(problem, checks);
  const written = problem.deliverables.filter(({ given }) => given === null);
  const wanted = written.filter((one) => deliverables.includes(one.id) && one.role !== 'settings');
  const foreign = needed.filter(
    (one) =>
      one.given === null &&
      !deliverables.includes(one.id) &&
      (one.role === 'question' || one.role === 'script'),
  );
  const fixed = (model: string | null) => foreign.some((one) => one.model === model);
  const own = wanted.filter(({ role, model }) => role !== 'schema' || !fixed(model));
  const models = new Set(own.flatMap(({ role, model }) => (role === 'schema' ? [model] : [])));
  const asked = written.filter(
    (one) =>
      own.includes(one) ||
      (needed.includes(one) && BUILT.includes(one.role) && models.has(one.model)) ||
      (one.role === 'settings' && models.size > 0),
  );
  const given = needed.filter((one) => !asked.includes(one));
  return checks.length > 0 && own.length > 0 ? { checks, asked, given } : null;
}

/** Of checks that rest on others, those of other tasks are left out. */
function aboutThemselves(checks: readonly CheckSpec[]): readonly CheckSpec[] {
  const ids = new Set(checks.map(({ id }) => id));
  return checks.map((spec) => {
    const { schema } = checkOf(spec);
    const own = keeping(schema, spec, (thing, name) => thing !== '`shape` check' || ids.has(name));
    return { ...spec, ...(own ?? {}) };
  });
}

/** What decides which tables there are and what stands in them; and from a change on. */
const BUILDING: readonly Deliverable['role'][] = ['schema', 'load'];
const CHANGING: readonly Deliverable['role'][] = ['change', 'load-after'];

/**
 * The files of SQL that checks rest on: the questions that they ask, the scripts that their scenarios run, and what
 * builds the models of these and of the checks themselves. In the order of the problem.
 */
function restsOn(
  { deliverables, scenarios }: Pick<Problem, 'deliverables' | 'scenarios'>,
  checks: readonly CheckSpec[],
): readonly Deliverable[] {
  const asked = new Set(checks.flatMap((spec) => named(spec, 'question')));
  const run = new Set(checks.flatMap((spec) => named(spec, 'scenario')));
  const steps = scenarios.filter(({ id }) => run.has(id)).flatMap(({ deliver }) => deliver);
  const scripts = new Set(steps.flatMap((step) => ('deliverable' in step ? step.deliverable : [])));
  const building = steps.some(({ kind }) => kind === 'change') ? [...BUILDING, ...CHANGING] : BUILDING;
  const used = deliverables.filter(({ id }) => asked.has(id) || scripts.has(id));
  const models = new Set([...used.map(({ model }) => model), ...modelsOf(checks)]);
  return deliverables.filter(
    (one) => used.includes(one) || (building.includes(one.role) && models.has(one.model)),
  );
}

/** A check that looks at a scenario and puts no question looks at its own model. */
function modelsOf(checks: readonly CheckSpec[]): readonly string[] {
  return checks
    .filter((spec) => named(spec, 'question').length === 0 && named(spec, 'scenario').length > 0)
    .map(({ model }) => model);
}

/** The questions, or the scenarios, that a check names. */
function named(spec: CheckSpec, what: 'question' | 'scenario'): readonly string[] {
  return refsIn(checkOf(spec).schema, spec).flatMap(({ thing, name }) => (thing === what ? name : []));
}
