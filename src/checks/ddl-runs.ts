import type { CheckType } from './check.ts';
import { failed, rootOf, verdictOn } from './check.ts';

const catalogueAfterSchema = (scenario: string) =>
  ({ whose: 'submission', scenario, after: 0, ask: { kind: 'catalogue' } }) as const;

/** The schema runs on an empty database, and makes at least one table. */
export const ddlRuns: CheckType<'ddl-runs'> = {
  kind: 'ddl-runs',
  needs: (spec) => [catalogueAfterSchema(spec.scenario)],
  judge: (spec, _context, answers) => {
    const outcome = answers.of(catalogueAfterSchema(spec.scenario));
    if (!outcome.ok) return verdictOn([failed(outcome.failure)], rootOf(outcome.failure));
    return verdictOn(outcome.value.catalogue.tables.length > 0 ? [] : [{ code: 'no-table', args: {} }]);
  },
};
