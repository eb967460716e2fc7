import type { Problem } from '../../domain/problem.ts';
import type { BronzeBatch, BronzeRows, RunStep } from '../../domain/run.ts';

/** The rows of every batch, table by table; a table that holds everything so far is complete in the last. */
export function wholeBronze(problem: Problem, steps: readonly RunStep[]): BronzeBatch {
  const batches = steps.flatMap((step) => (step.kind === 'load' ? step.bronze : []));
  const tables = problem.bronze.flatMap(({ name, holds }): BronzeRows[] => {
    const filled = batches.flatMap((batch) => batch.tables.filter(({ table }) => table === name));
    const last = filled.at(-1);
    if (!last) return [];
    return [holds === 'all' ? last : { ...last, rows: filled.flatMap(({ rows }) => rows) }];
  });
  return { key: `all of ${batches.map(({ key }) => key).join(' ')}`, tables };
}
