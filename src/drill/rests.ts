import { checkOf } from '../checks/index.ts';
import { refsIn } from '../checks/schema.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Deliverable, Problem } from '../domain/problem.ts';

/** What decides which tables there are and what stands in them; and from a change on. */
const BUILDING: readonly Deliverable['role'][] = ['schema', 'load'];
const CHANGING: readonly Deliverable['role'][] = ['change', 'load-after'];

/**
 * The files of SQL that checks rest on: the questions that they ask, the scripts that their scenarios run, and what
 * builds the models of these and of the checks themselves. In the order of the problem.
 */
export function restsOn(
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
