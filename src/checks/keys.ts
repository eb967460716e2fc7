import { engineNumbered, type Writers } from '../design/engine-keys.ts';
import type { Design } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { type CheckContext, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, scenario } from './define.ts';
import { catalogueNeed, lacksTables } from './loaded.ts';

const says = findings({
  'no-key': ({ table }: { table: string }) => ({
    message: `${table} has neither a primary key nor a unique key, so nothing enforces what one of its rows is.`,
    hint: 'Declare the columns that tell two rows apart as PRIMARY KEY or UNIQUE.',
  }),
  'engine-key': ({ table, column }: { table: string; column: string }) => ({
    message: `The only key of ${table} is ${column}, a value that the engine hands out: the same row can enter twice.`,
    hint: 'Add a UNIQUE key on the columns that identify a row in the source.',
  }),
});

/** Every table has a primary or a unique key that enforces its grain. */
export const keys = defineCheck({
  kind: 'keys',
  about: 'Every table has a key that enforces its grain.',
  args: { scenario },
  says,
  needs: (spec) => [catalogueNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const { tables } = outcome.value.catalogue;
    const design = context.submission.designs[spec.model];
    const writers = writersOf(context, spec.model);
    return verdictOn(tables.flatMap((table) => (isOrdered(table, design) ? [] : findingOn(table, writers))));
  },
});

/** Dialects without keys: there a stated grain counts. */
const KEYLESS: readonly Dialect[] = ['trino', 'spark'];

/** Whether a dialect says the grain otherwise than by a key: ClickHouse by its order, those without keys in a comment. */
function isOrdered({ name, keys }: CatalogueTable, design: Design | null | undefined): boolean {
  const table = design?.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (keys.length > 0 || !design || !table) return false;
  if (design.dialect === 'clickhouse') return table.layout.cluster.length > 0;
  return KEYLESS.includes(design.dialect) && table.grain !== null;
}

function findingOn(table: CatalogueTable, writers: Writers | null): Finding[] {
  if (table.keys.length === 0) return [says('no-key', { table: table.name })];
  const numbered = engineNumbered(table, writers);
  if (numbered === null || table.keys.some((key) => !key.columns.includes(numbered))) return [];
  return [says('engine-key', { table: table.name, column: numbered })];
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
