import { findings } from '../domain/finding.ts';
import { ACCEPTED, failedVerdict } from './check.ts';
import { defineCheck, scenario } from './define.ts';
import { catalogueNeed, lacksTables } from './loaded.ts';

/** The schema runs on an empty database, and makes at least one table. */
export const ddlRuns = defineCheck({
  kind: 'ddl-runs',
  about: 'The schema runs on an empty database and creates a table.',
  args: { scenario },
  says: findings({}),
  needs: (spec) => [catalogueNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, _context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    return outcome.ok ? ACCEPTED : failedVerdict(outcome.failure);
  },
});
