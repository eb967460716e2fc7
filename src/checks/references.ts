import { type Reference, referencesOf } from '../design/references.ts';
import { typeClass } from '../design/type-class.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Cell } from '../domain/relation.ts';
import type { StoredTable } from '../domain/run.ts';
import { type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { docsById, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';

/** Above this the target is a dimension by more than the name of one column. */
const CERTAIN = 2;

/** References exist, declared or plain from names; each points at a key of its type class; none dangles. */
export const references: CheckType<'references'> = {
  kind: 'references',
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return verdictOn([failed(outcome.failure)], rootOf(outcome.failure));
    const { tables } = outcome.value.catalogue;
    if (tables.length === 0) return verdictOn([{ code: 'no-table', args: {} }]);
    if (tables.length === 1) return verdictOn([]);
    const loaded = loadedTables(answers, spec.scenario);
    const docs = docsOf(context, spec.scenario, spec.entityType);
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
      return verdictOn([{ code: 'no-references', args: { tables: tables.map(({ name }) => name) } }]);
    return verdictOn([
      ...broken.map((args): RawFinding => ({ code: 'reference-target', args })),
      ...real.flatMap((reference) => [
        ...typeFindings(reference),
        ...dangling(reference, loaded, spec.scenario),
      ]),
    ]);
  },
};

const fromText = ({ from, columns }: Reference) => `${from.name}.${columns.join(', ')}`;
const toText = ({ to, targetColumns }: Reference) => `${to.name}.${targetColumns.join(', ')}`;

/** Equal names can be a coincidence: no value in common, and a target that is hardly a dimension. */
function isReal(reference: Reference, loaded: readonly StoredTable[] | null): boolean {
  if (!loaded || reference.certainty > CERTAIN) return true;
  const values = tuples(reference.from.name, reference.columns, loaded);
  const targets = new Set(tuples(reference.to.name, reference.targetColumns, loaded));
  return values.length === 0 || values.some((value) => targets.has(value));
}

function typeFindings(reference: Reference): RawFinding[] {
  return reference.columns.flatMap((column, at): RawFinding[] => {
    const target = reference.targetColumns[at] ?? '';
    const types = [typeOf(reference.from, column), typeOf(reference.to, target)] as const;
    const [a, b] = types.map(typeClass);
    if (a === null || b === null || a === b) return [];
    return [{ code: 'reference-type', args: { from: fromText(reference), to: toText(reference), types } }];
  });
}

function typeOf({ columns }: Reference['from'], column: string): string {
  return columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.type ?? '';
}

function dangling(
  reference: Reference,
  loaded: readonly StoredTable[] | null,
  scenario: string,
): RawFinding[] {
  if (!loaded) return [];
  const targets = new Set(tuples(reference.to.name, reference.targetColumns, loaded));
  const lost = tuples(reference.from.name, reference.columns, loaded).filter((value) => !targets.has(value));
  const [example] = lost;
  if (example === undefined) return [];
  const args = {
    from: fromText(reference),
    to: toText(reference),
    rows: lost.length,
    example: example.split('\0').join(', '),
  };
  return [{ code: 'reference-dangles', args, scenario }];
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
