import type { Problem } from '../domain/problem.ts';

/** Whether a question can be asked in a scenario: what stands on a change is asked only where there is one. */
export function isAskable({ checks, scenarios }: Problem, question: string, scenario: string): boolean {
  const standsOnChange = checks.some(
    (spec) => spec.kind === 'costs' && spec.models.some(({ changed }) => changed === question),
  );
  if (!standsOnChange) return true;
  const found = scenarios.find(({ id }) => id === scenario);
  return found?.deliver.some(({ kind }) => kind === 'change') ?? false;
}
