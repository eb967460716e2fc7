import { findings } from '../domain/finding.ts';
import { COMMON, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, scenario } from './define.ts';
import { catalogueNeed } from './loaded.ts';

/** The schema runs on an empty database, and makes at least one table. */
export const ddlRuns = defineCheck({
  kind: 'ddl-runs',
  about: 'The schema runs on an empty database and creates a table.',
  args: { scenario },
  says: findings({}),
  needs: (spec) => [catalogueNeed(spec.scenario)],
  judge: (spec, _context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    return verdictOn(outcome.value.catalogue.tables.length > 0 ? [] : [COMMON('no-table', {})]);
  },
});
