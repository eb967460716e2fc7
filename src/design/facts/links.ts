import type { Field } from './columns.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';
import { ID_WORDS } from './words.ts';

const same = (a: string | null | undefined, b: string | null | undefined) =>
  typeof a === 'string' && a.toLowerCase() === b?.toLowerCase();

/** The first column of a table's first key. */
const firstKey = ({ table }: TableReading) => table.keys[0]?.columns[0] ?? null;

/** The table that a column points at, declared or by the name of its key; null: none. */
export function pointsAt(table: TableReading, field: Field, reading: Reading): TableReading | null {
  const declared = table.table.references.find(
    ({ columns }) => columns.length === 1 && same(columns[0], field.name),
  );
  if (declared) return reading.tables.find((each) => same(each.table.name, declared.table)) ?? null;
  // `id` is everybody's key.
  if (reading.vocabulary.tokens(field.own).every((word) => ID_WORDS.has(word))) return null;
  return (
    reading.tables.find(
      (each) =>
        each !== table && each.thing !== null && each.thing !== '' && same(firstKey(each), field.name),
    ) ?? null
  );
}

/** Tables whose rows are named by a fact: of sessions by the session's id, of videos by the video's. */
export function keyedBy(fact: string, reading: Reading): readonly TableReading[] {
  return reading.tables.filter((table) => {
    const key = firstKey(table);
    const field = table.fields.find(({ name }) => same(name, key));
    if (!field) return false;
    const known = reading.meaning(table, field);
    if (known?.sure && known.fact.id === fact) return true;
    const thing = reading.vocabulary.model.things.find(({ knownBy }) => knownBy === fact);
    return thing !== undefined && table.thing === thing.id;
  });
}

/** Tables that go on with a row of this one: satellites, the other half of a split table, lists of properties. */
export function attachedTo(home: TableReading, reading: Reading): readonly TableReading[] {
  // Only a row with a name of its own can be gone on with.
  const key = home.table.keys[0]?.columns.length === 1 ? firstKey(home) : null;
  const pointed = home.table.references.map(({ table }) => table.toLowerCase());
  return reading.tables.filter((each) => {
    if (each === home || each.thing !== null || each.aggregate || each.typeField !== null) return false;
    const field = each.fields.find(({ name }) => same(name, key));
    const declared = each.table.references.some(
      ({ table, columns }) =>
        same(columns[0], firstKey(each)) &&
        (same(table, home.table.name) || (pointed.includes(table.toLowerCase()) && same(columns[0], key))),
    );
    const shared =
      field !== undefined && same(firstKey(each), key) && key !== null && key.toLowerCase() !== 'id';
    const ownType =
      each.named.length + each.grouped.length > 0 && home.named.length + home.grouped.length > 0;
    return (declared || shared) && !ownType && (!isWhole(each, reading) || !isWhole(home, reading));
  });
}

/** So many steps a query goes from an event for what is asked of it. */
const FAR = 2;

/** The tables that a query comes to from a row of one: by a column that points there, or to what goes on with it. */
export function reachedFrom(home: TableReading, reading: Reading): ReadonlySet<TableReading> {
  const found = new Set([home]);
  for (let step = 0; step < FAR; step++)
    for (const table of [...found]) {
      const pointed = table.fields.flatMap((field) => pointsAt(table, field, reading) ?? []);
      const named = table.fields.flatMap((field) => {
        const meaning = reading.meaning(table, field);
        return meaning?.sure && meaning.fact.kind === 'id' ? keyedBy(meaning.fact.id, reading) : [];
      });
      const back = reading.tables.filter((each) =>
        each.table.references.some((reference) => same(reference.table, table.table.name)),
      );
      for (const each of [...pointed, ...named, ...back, ...attachedTo(table, reading)]) found.add(each);
    }
  return found;
}

/** Whether a table says itself whose events its rows are: then it goes on with no other. */
export const isWhole = (table: TableReading, reading: Reading): boolean => {
  const known = table.fields.map((field) => reading.meaning(table, field));
  const [who] = reading.vocabulary.model.bounds.flatMap(({ from }) => from);
  return known.some((meaning) => meaning?.sure && meaning.fact.id === who);
};

/** Whether the rows of a table stand beside those of another: by its key, or by a column that holds the other's. */
export function isPartOf(part: TableReading, whole: TableReading, reading: Reading): boolean {
  if (isWhole(part, reading)) return false;
  const key = part.table.keys[0]?.columns.length === 1 ? firstKey(part) : null;
  return (
    attachedTo(whole, reading).includes(part) ||
    (key !== null && whole.fields.some(({ name }) => same(name, key)))
  );
}
