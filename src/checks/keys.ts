import { engineNumbered, type Writers } from '../design/engine-keys.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';

const afterSchema = (scenario: string) =>
  ({ whose: 'submission', scenario, after: 0, ask: { kind: 'catalogue' } }) as const;

/** Every table has a primary or a unique key that enforces its grain. */
export const keys: CheckType<'keys'> = {
  kind: 'keys',
  needs: (spec) => [afterSchema(spec.scenario)],
  judge: (spec, context, answers) => {
    const outcome = answers.of(afterSchema(spec.scenario));
    if (!outcome.ok) return verdictOn([failed(outcome.failure)], rootOf(outcome.failure));
    const { tables } = outcome.value.catalogue;
    if (tables.length === 0) return verdictOn([{ code: 'no-table', args: {} }]);
    return verdictOn(tables.flatMap((table) => findingOn(table, writersOf(context, spec.model))));
  },
};

function findingOn(table: CatalogueTable, writers: Writers | null): RawFinding[] {
  if (table.keys.length === 0) return [{ code: 'no-key', args: { table: table.name } }];
  const numbered = engineNumbered(table, writers);
  if (numbered === null || table.keys.some((key) => !key.columns.includes(numbered))) return [];
  return [{ code: 'engine-key', args: { table: table.name, column: numbered } }];
}

/** What writes to the model; without a load nothing is known of what it would write. */
function writersOf({ problem, submission }: CheckContext, model: string): Writers | null {
  const textsOf = (...roles: string[]) =>
    problem.deliverables
      .filter((each) => each.model === model && roles.includes(each.role))
      .flatMap(({ id }) => submission.files[id]?.text ?? []);
  if (textsOf('load').length === 0) return null;
  return {
    scripts: textsOf('load', 'load-after', 'change', 'script', 'question'),
    schema: textsOf('schema').join('\n'),
  };
}
