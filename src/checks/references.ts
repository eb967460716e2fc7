import * as z from 'zod';
import { type Reference, referencesOf } from '../design/references.ts';
import { typeClass } from '../design/type-class.ts';
import { type Finding, findings, plural } from '../domain/finding.ts';
import type { Cell } from '../domain/relation.ts';
import type { StoredTable } from '../domain/run.ts';
import { failedVerdict, nothingToJudge, verdictOn } from './check.ts';
import { defineCheck, events, grain, scenario } from './define.ts';
import { docsById, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, lacksTables, loadedTables, tablesNeed } from './loaded.ts';
import { sqlName } from './schema.ts';

/** Above this the target is a dimension by more than the name of one column. */
const CERTAIN = 2;

type Ends = { from: string; to: string };

const TARGETS = {
  'no-table': 'a table that does not exist.',
  'no-column': 'which has no such column.',
  'no-key': 'which is no key.',
} as const;

const says = findings({
  'one-table': ({ table }: { table: string }) => ({
    message: `${table} is the only table, so nothing refers to anything.`,
    hint: 'Keep what describes a thing in a table of its own, and refer to it by its key.',
  }),
  'references-empty': ({ from }: { from: readonly string[] }) => ({
    message: `After the load no column that refers to another table holds a value: ${from.join(', ')}.`,
    hint: 'Load the columns that refer to something; empty ones never dangle.',
  }),
  'no-references': ({ tables }: { tables: readonly string[] }) => ({
    message: `No table refers to another: ${tables.join(', ')}.`,
    hint: 'Declare REFERENCES, or name a column as the key of the dimension that it points at.',
  }),
  'reference-target': ({ from, to, why }: Ends & { why: keyof typeof TARGETS }) => ({
    message: `${from} refers to ${to}, ${TARGETS[why]}`,
    hint: 'A reference points at a primary or unique key.',
  }),
  'reference-type': ({ from, to, types }: Ends & { types: readonly [string, string] }) => ({
    message: `${from} (${types[0]}) refers to ${to} (${types[1]}): these types do not compare.`,
    hint: 'Give both sides the same type.',
  }),
  'reference-dangles': ({ from, to, rows, example }: Ends & { rows: number; example: string }) => ({
    message: `${rows} ${plural(rows, 'value', 'values')} of ${from} ${plural(rows, 'has', 'have')} no row in ${to}, for example ${example}.`,
    hint: 'Load every thing that a fact refers to, also those met only in rare event types.',
  }),
});

/** References exist, declared or plain from names; each points at a key of its type class; none dangles. */
export const references = defineCheck({
  kind: 'references',
  about: 'References exist, fit their keys, and none dangles after the load.',
  args: {
    scenario,
    exempt: z.array(sqlName).default([]).describe('Columns that look like references and are none.'),
    grain,
    entity_type: events,
  },
  says,
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const { tables } = outcome.value.catalogue;
    const [only] = tables;
    if (only && tables.length === 1) return nothingToJudge(says('one-table', { table: only.name }));
    const loaded = loadedTables(answers, spec.scenario);
    const docs = docsOf(context, spec.scenario, spec.entity_type);
    const byId = docsById(docs, spec.grain);
    const perEvent = new Set(
      loaded?.filter((table) => grainOf(table, byId, docs).perEvent).map(({ table }) => table),
    );
    const own = spec.grain.flatMap((path) => path.at(-1) ?? []);
    const { references: all, broken } = referencesOf(tables, spec.exempt, own, {
      isEventGrain: (table) => perEvent.has(table),
      coverage: (...names) => (loaded ? coverage(loaded, ...names) : null),
    });
    const real = all.filter((reference) => reference.declared || isReal(reference, loaded));
    if (real.length === 0 && broken.length === 0)
      return verdictOn([says('no-references', { tables: tables.map(({ name }) => name) })]);
    const found = [
      ...broken.map((ends) => says('reference-target', ends)),
      ...real.flatMap((reference) => [
        ...typeFindings(reference),
        ...dangling(reference, loaded, spec.scenario),
      ]),
    ];
    const isEmpty = ({ from, columns }: Reference) =>
      loaded !== null && tuples(from.name, columns, loaded).length === 0;
    return found.length === 0 && real.every(isEmpty)
      ? nothingToJudge(says('references-empty', { from: real.map(fromText) }, { scenario: spec.scenario }))
      : verdictOn(found);
  },
});

const fromText = ({ from, columns }: Reference) => `${from.name}.${columns.join(', ')}`;
const toText = ({ to, targetColumns }: Reference) => `${to.name}.${targetColumns.join(', ')}`;

/** Equal names can be a coincidence: no value in common, and a target that is hardly a dimension. */
function isReal(reference: Reference, loaded: readonly StoredTable[] | null): boolean {
  if (!loaded || reference.certainty > CERTAIN) return true;
  const values = tuples(reference.from.name, reference.columns, loaded);
  const targets = new Set(tuples(reference.to.name, reference.targetColumns, loaded));
  return values.length === 0 || values.some((value) => targets.has(value));
}

function typeFindings(reference: Reference): Finding[] {
  return reference.columns.flatMap((column, at) => {
    const target = reference.targetColumns[at] ?? '';
    const types = [typeOf(reference.from, column), typeOf(reference.to, target)] as const;
    const [a, b] = types.map(typeClass);
    if (a === null || b === null || a === b) return [];
    return [says('reference-type', { from: fromText(reference), to: toText(reference), types })];
  });
}

function typeOf({ columns }: Reference['from'], column: string): string {
  return columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.type ?? '';
}

function dangling(reference: Reference, loaded: readonly StoredTable[] | null, where: string): Finding[] {
  if (!loaded) return [];
  const targets = new Set(tuples(reference.to.name, reference.targetColumns, loaded));
  const lost = tuples(reference.from.name, reference.columns, loaded).filter((value) => !targets.has(value));
  const [example] = lost;
  if (example === undefined) return [];
  const ends = { from: fromText(reference), to: toText(reference) };
  const shown = example.split('\0').join(', ');
  return [says('reference-dangles', { ...ends, rows: lost.length, example: shown }, { scenario: where })];
}

/** Share of the distinct values of a column that the target column has; null where it has no values. */
function coverage(
  loaded: readonly StoredTable[],
  from: string,
  column: string,
  to: string,
  target: string,
): number | null {
  const values = new Set(tuples(from, [column], loaded));
  const targets = new Set(tuples(to, [target], loaded));
  return values.size === 0 ? null : values.intersection(targets).size / values.size;
}

/** The values of some columns, one text a row; rows with a null in them refer to nothing. */
function tuples(table: string, columns: readonly string[], loaded: readonly StoredTable[]): string[] {
  const stored = loaded.find((each) => each.table === table);
  if (!stored) return [];
  const names = stored.relation.columns.map((name) => name.toLowerCase());
  const places = columns.map((column) => names.indexOf(column.toLowerCase()));
  return stored.relation.rows.flatMap((row) => {
    const cells = places.map((place): Cell => row[place] ?? null);
    return cells.includes(null) ? [] : [cells.map(String).join('\0')];
  });
}
