import * as z from 'zod';
import { engineNumbered, type Writers } from '../design/engine-keys.ts';
import { type KeyReading, keyReadings } from '../design/facts/key-columns.ts';
import type { Design } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { CatalogueTable, KeyUse } from '../domain/run.ts';
import { type Answers, type CheckContext, failedVerdict, type Need, verdictOn } from './check.ts';
import { defineCheck, scenario, type SpecOf } from './define.ts';
import { catalogueNeed, lacksTables } from './loaded.ts';
import { refTo, word } from './schema.ts';

const says = findings({
  'no-key': ({ table }: { table: string }) => ({
    message: `${table} has neither a primary key nor a unique key, so nothing enforces what one of its rows is.`,
    hint: 'Declare the columns that tell two rows apart as PRIMARY KEY or UNIQUE.',
  }),
  'engine-key': ({ table, column }: { table: string; column: string }) => ({
    message: `The only key of ${table} is ${column}, a value that the engine hands out: the same row can enter twice.`,
    hint: 'Add a UNIQUE key on the columns that identify a row in the source.',
  }),
  'wide-key': ({ table, key, column }: { table: string; key: readonly string[]; column: string }) => ({
    message: `The key of ${table} (${key.join(', ')}) is wider than what one of its rows is: without ${column} it still tells all rows apart, so the same row can enter again with another ${column}.`,
    hint: `Leave ${column} out of the key, or declare a UNIQUE key without it as well.`,
  }),
});

const args = {
  scenario,
  also: z
    .array(refTo('scenario'))
    .default([])
    .describe('More scenarios whose rows show which columns a key needs.'),
  redundant: z
    .record(word, z.array(word).min(1))
    .default({})
    .describe(
      'Facts that others tell by a promise, `user_id: [device_id]`: beside one of these they may stand in a key.',
    ),
};

type Spec = SpecOf<typeof args>;

const usesNeed = (scenario: string) =>
  ({ whose: 'submission', scenario, after: -1, ask: { kind: 'keys' } }) as const satisfies Need;

const usesNeeds = ({ scenario: first, also }: Spec) => [first, ...also].map(usesNeed);

/** Every table has a primary or a unique key that enforces its grain. */
export const keys = defineCheck({
  kind: 'keys',
  about: 'Every table has a key that enforces its grain, and no more than that.',
  args,
  says,
  // Rows of fewer scenarios may not need a column that the grading shows to be needed.
  sample: { hides: ['wide-key'] },
  needs: (spec) => [catalogueNeed(spec.scenario), ...usesNeeds(spec)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const { tables } = outcome.value.catalogue;
    const design = context.submission.designs[spec.model];
    const writers = writersOf(context, spec.model);
    const wide = wideKeys(spec, context, answers);
    return verdictOn(
      tables.flatMap((table) => {
        if (isOrdered(table, design)) return [];
        const found = findingOn(table, writers);
        return found.length > 0 ? found : wide(table);
      }),
    );
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

/** A key is wide where a column of it can go, and no key beside it is as narrow as can be. */
function wideKeys(spec: Spec, context: CheckContext, answers: Answers): (table: CatalogueTable) => Finding[] {
  const uses = usesNeeds(spec).flatMap((need) => {
    const outcome = answers.of<'keys'>(need);
    return outcome.ok ? outcome.value.keys : [];
  });
  const design = context.submission.designs[spec.model];
  const { facts } = context.problem;
  const readingOf = design && facts ? keyReadings(design, facts) : () => null;
  return (table) => {
    const reading = readingOf(table.name);
    const spare = table.keys.map((key) => {
      const columns = key.columns.flatMap((column) => column ?? []);
      // Of an expression nobody knows what it tells apart.
      if (columns.length < 2 || columns.length < key.columns.length) return null;
      const own = uses.filter((use) => use.table === table.name && same(use.columns, columns));
      const can = spareIn(columns, own, reading).find((column) => !isAllowed(column, columns, spec, reading));
      return can === undefined ? null : { key: columns, column: can };
    });
    const [first] = spare;
    return first && !spare.includes(null) ? [says('wide-key', { table: table.name, ...first })] : [];
  };
}

const same = (a: readonly string[], b: readonly string[]) => a.join('\0') === b.join('\0');

/** Fewer rows than these may be told apart by chance. */
const ENOUGH = 30;

/** The columns of a key that can go, as the rows of all scenarios show; by the reading, where these are too few. */
function spareIn(
  key: readonly string[],
  uses: readonly KeyUse[],
  reading: KeyReading | null,
): readonly string[] {
  const loaded = uses.filter(({ rows }) => rows > 0);
  if (loaded.some(({ rows }) => rows >= ENOUGH))
    return key.filter(
      (column) =>
        loaded.every(({ spare }) => spare.includes(column)) &&
        // Events of different users or videos seldom fall on one second: so the rest may tell them apart by chance.
        !key.some((each) => each !== column && isMoment(each, reading)),
    );
  const own = reading?.ownId(key) ?? null;
  return own === null ? [] : key.filter((column) => column !== own);
}

const isMoment = (column: string, reading: KeyReading | null) =>
  reading ? reading.isMoment(column) : /(?:^|_)(?:ts|time|timestamp|at|start|began|started)$/i.test(column);

/** A promise makes it redundant, or an engine or the versions of a thing ask for it. */
function isAllowed(
  column: string,
  key: readonly string[],
  { redundant }: Spec,
  reading: KeyReading | null,
): boolean {
  if (reading?.isFree(column)) return true;
  const factOf = (each: string) => reading?.fact(each)?.id ?? each.toLowerCase();
  const by = redundant[factOf(column)] ?? [];
  return key.some((each) => by.includes(factOf(each)));
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
