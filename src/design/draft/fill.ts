import type { Design, DesignColumn, DesignTable } from '../../domain/design.ts';
import type { FactModel, FactSpec } from '../../domain/fact.ts';
import type { BronzeTable, Problem } from '../../domain/problem.ts';
import { isNumber, isPeriod, keyOf, sameName } from '../erd/columns.ts';
import { wordsOf } from '../erd/words.ts';
import { columnMeanings, type ColumnMeaning } from '../facts/meanings.ts';
import { unitsIn } from './units.ts';
import { asType, dayOf, nameIn, placeholder, property } from './words-of.ts';

/** What a column is filled with; null: the engine does, so that it is not named. */
export type Fill = { readonly column: string; readonly expression: string } | null;

/** Stands wherever something is to be thought about. */
export const ASK = '/* ? */';

/**
 * Fills the columns of a table from a bronze table.
 * @param types of the events that make its rows; null: any.
 */
export function fillsOf(
  problem: Problem,
  design: Design,
  table: DesignTable,
  bronze: BronzeTable,
  types: readonly string[] | null,
): Fill[] {
  const { dialect } = design;
  const meanings = problem.facts ? columnMeanings({ ...design, tables: [table] }, problem.facts) : [];
  const taken = new Set<string>();
  return table.columns.map((column): Fill => {
    if (column.generated !== null) return null;
    const meaning = meanings.find((each) => sameName(each.column, column.name));
    const fact = problem.facts?.facts.find(({ id }) => id === meaning?.fact);
    // What only other events tell, or a second time for one event, is not in these rows.
    const elsewhere = fact && (isElsewhere(fact, types) || (fact.kind !== 'json' && taken.has(fact.id)));
    if (fact) taken.add(fact.id);
    const known = elsewhere ? null : found(problem, design, table, bronze, column, meaning);
    if (known !== null) return { column: column.name, expression: known };
    if (column.default !== null || isRowId(design, table, column)) return null;
    const isKey = keyOf(table).some((name) => sameName(name, column.name));
    const value = column.nullable || isKey ? 'NULL' : placeholder(dialect, column, table.conditions);
    return { column: column.name, expression: `${value} ${ASK}` };
  });
}

function isElsewhere({ of }: FactSpec, types: readonly string[] | null): boolean {
  return types !== null && of.kind === 'events' && !types.some((type) => of.types.includes(type));
}

function found(
  { facts: model }: Problem,
  { dialect }: Design,
  table: DesignTable,
  bronze: BronzeTable,
  column: DesignColumn,
  meaning: ColumnMeaning | undefined,
): string | null {
  const fact = model?.facts.find(({ id }) => id === meaning?.fact);
  const from = (name: string) => sourceIn(bronze, model, fact?.id === name ? fact : undefined, name);
  const spot = (meaning?.fact ? from(meaning.fact) : null) ?? from(column.name);
  if (spot !== null) {
    const read = spot.key === null ? nameIn(dialect, spot.column) : property(dialect, spot.column, spot.key);
    const typed = asType(dialect, column, read);
    // A property may be missing: what it then counts as is not said.
    const must = !column.nullable && spot.key !== null && fact?.kind !== 'id' && column.default === null;
    if (must) return `COALESCE(${typed}, ${placeholder(dialect, column, table.conditions)} ${ASK})`;
    const isPlain = meaning?.certainty !== 'likely' && hasUnit(bronze, column, spot);
    return isPlain ? typed : `${typed} ${ASK}`;
  }
  const day = isPeriod(column) ? dayIn(bronze, table, column) : null;
  if (day === null) return null;
  const read = dayOf(dialect, nameIn(dialect, day));
  return unitsIn(column.name).every((unit) => unit === 'day') ? read : `${read} ${ASK}`;
}

/** Seconds are no milliseconds, an hour is no day, and a time in a number is counted in something. */
function hasUnit({ columns }: BronzeTable, target: DesignColumn, { column, key }: Spot): boolean {
  const isTime = key === null && columns.some((each) => each.name === column && each.kind === 'timestamp');
  if (isTime && isNumber(target)) return false;
  const units = unitsIn(key ?? column);
  return unitsIn(target.name).every((unit) => units.includes(unit));
}

type Spot = { readonly column: string; readonly key: string | null };

/** A column of the bronze table, or a property in one of its JSON columns. */
function sourceIn(
  { columns, entityType }: BronzeTable,
  model: FactModel | null,
  fact: FactSpec | undefined,
  name: string,
): Spot | null {
  const same = columns.find((column) => sameName(column.name, name));
  if (fact?.entityType === entityType) {
    const whole = columns.find(({ path }) => path.join('.') === fact.path.join('.'));
    if (whole) return { column: whole.name, key: null };
    const part = partIn(columns, fact.path);
    if (part) return part;
  }
  if (same) return { column: same.name, key: null };
  const known = model?.facts.find((each) => sameName(each.id, name) && each.entityType === entityType);
  return known && known !== fact ? partIn(columns, known.path) : null;
}

function partIn(columns: BronzeTable['columns'], path: readonly string[]): Spot | null {
  const json = columns.find(
    ({ kind, path: own }) =>
      kind === 'json' && path.length === own.length + 1 && own.every((step, at) => step === path[at]),
  );
  const key = path.at(-1);
  return json && key !== undefined && /^\w+$/.test(key) && !json.omit.includes(key)
    ? { column: json.name, key }
    : null;
}

/** `event_date` is the day of `event_ts`; a day of nothing else is that of the only time there is. */
function dayIn({ columns }: BronzeTable, table: DesignTable, column: DesignColumn): string | null {
  const times = columns.filter(({ kind }) => kind === 'timestamp');
  const stem = wordsOf(column.name).slice(0, -1).join('_');
  const named = times.find(({ name }) => wordsOf(name).slice(0, -1).join('_') === stem);
  // The other days of a row, such as a version's last, are not in bronze.
  return named && table.columns.length > 1 ? named.name : null;
}

/** An INTEGER PRIMARY KEY of SQLite is handed out where it is not given. */
function isRowId({ dialect }: Design, table: DesignTable, column: DesignColumn): boolean {
  const key = keyOf(table);
  return (
    dialect === 'sqlite' &&
    /^integer$/i.test(column.declared.trim()) &&
    key.length === 1 &&
    key.some((name) => sameName(name, column.name))
  );
}
