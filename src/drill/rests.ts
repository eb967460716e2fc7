import type { CheckSpec } from '../domain/check.ts';
import type { Deliverable, Problem } from '../domain/problem.ts';

/** Arguments of checks that name questions. */
const ASKING = ['question', 'questions', 'changed', 'counts', 'unchanged', 'detail', 'totals'];
/** Arguments of checks that name scenarios. */
const RUNNING = ['scenario', 'scenarios', 'baseline', 'midway', 'small', 'large', 'before', 'after'];
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
  const asked = new Set(checks.flatMap((spec) => namesAt(spec, ASKING)));
  const run = new Set(checks.flatMap((spec) => namesAt(spec, RUNNING)));
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
    .filter((spec) => namesAt(spec, ASKING).length === 0 && namesAt(spec, RUNNING).length > 0)
    .map(({ model }) => model);
}

/** Every text that stands at one of the keys, however deep. */
function namesAt(value: unknown, keys: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => namesAt(one, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => [
    ...(keys.includes(key) ? texts(one) : []),
    ...namesAt(one, keys),
  ]);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap((one: unknown) => texts(one)) : [];
}
