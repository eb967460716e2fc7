import { checkOf } from '../checks/index.ts';
import { refsIn } from '../checks/schema.ts';
import type { Problem } from '../domain/problem.ts';

/** Whether a question can be asked in a scenario: what stands on a change is asked only where there is one. */
export function isAskable({ checks, scenarios }: Problem, question: string, scenario: string): boolean {
  const refs = checks.flatMap((spec) => refsIn(checkOf(spec).schema, spec));
  const after = refs.find(
    ({ thing, name, after: step }) => thing === 'question' && name === question && step,
  )?.after;
  const found = scenarios.find(({ id }) => id === scenario);
  return !after || (found?.deliver.some(({ kind }) => kind === after) ?? false);
}
