import type { DocPath, EventDoc } from '../../domain/event.ts';
import type { FactModel, FactSpec, HoldsMatrix, HoldsPlace, HoldsRow } from '../../domain/fact.ts';
import type { StoredTable } from '../../domain/run.ts';
import { docsById, type Grain, grainOf } from '../grain.ts';
import { held, measuredPlace, NEARLY_ALL, wantedOf } from './held.ts';
import { emptyIn, sameIn } from './same.ts';
import { measuredThing } from './thing.ts';

export type Loaded = {
  readonly model: FactModel;
  /** Paths of ids that tell a table with a row per event. */
  readonly grain: readonly DocPath[];
  readonly tables: readonly StoredTable[];
  readonly docsOf: (entityType: string) => readonly EventDoc[];
  readonly entityType: string;
};

/** Fewer different values than these could be missing, or agree, by chance. */
const ENOUGH = 3;

/**
 * What was read, put right by the loaded rows: what is found in the rows about an event is held, whatever its name; what
 * was read by name is not where its column is empty and its values are nowhere. Ids may be hashed, times counted from
 * anywhere: where the rows do not tell, the reading stays.
 */
export function measureFacts(read: HoldsMatrix, loaded: Loaded): HoldsMatrix {
  const { model, tables, grain, docsOf, entityType } = loaded;
  const events = docsOf(entityType);
  const byId = docsById(events, grain);
  const grains = tables.map((table) => grainOf(table, byId, [...events]));
  const index = rowsByDoc(grains);
  const rows = read.rows.map((row): HoldsRow => {
    if (row.of === 'event-type') return measuredType(row, events, grains, index);
    const fact = model.facts.find(({ id }) => id === row.id);
    if (!fact) return row;
    if (fact.of.kind === 'events') return measuredFact(row, fact, fact.of.types, events, index, tables);
    return measuredThing(row, fact, docsOf(fact.entityType), tables);
  });
  return { ...read, rows: rows.map((row) => follow(row, rows, model)) };
}

type About = { readonly grain: Grain; readonly at: number };
type Index = ReadonlyMap<EventDoc, readonly About[]>;

function rowsByDoc(grains: readonly Grain[]): Index {
  const index = new Map<EventDoc, About[]>();
  for (const grain of grains)
    for (const [at, docs] of grain.docsOf.entries())
      for (const doc of new Set(docs)) {
        const known = index.get(doc);
        if (known) known.push({ grain, at });
        else index.set(doc, [{ grain, at }]);
      }
  return index;
}

function measuredType(
  row: HoldsRow,
  events: readonly EventDoc[],
  grains: readonly Grain[],
  index: Index,
): HoldsRow {
  const docs = events.filter((doc) => doc.event_type === row.id);
  if (docs.length === 0) return row;
  const found = docs.filter((doc) => index.has(doc));
  if (found.length >= docs.length * NEARLY_ALL) {
    const counts = new Map<string, number>();
    for (const doc of found)
      for (const table of new Set((index.get(doc) ?? []).map((about) => about.grain.table.table)))
        counts.set(table, (counts.get(table) ?? 0) + 1);
    const homes = [...counts]
      .filter(([, count]) => count >= docs.length * NEARLY_ALL)
      .map(([table]) => table);
    const whole = homes.length > 0 ? homes : [...counts.keys()];
    // An id of a view stands with its start and its end: the table that was read says which is meant.
    const read = whole.filter((table) => row.places.some((place) => same(place.table, table)));
    const all = read.length > 0 ? read : whole;
    return held(
      row,
      all.map((table) => measuredPlace(table, null)),
    );
  }
  // What speaks against it says why.
  if (row.status === 'contradicted') return row;
  const refused = row.contradictions.some(({ kind }) => kind === 'refuses');
  // Some of them entered and some did not: the key has refused them.
  if (found.length > 0 && refused && row.status === 'unsure')
    return { ...row, status: 'contradicted', contradictions: row.contradictions, measured: true };
  const homes = grains.filter(({ table }) => row.places.some((place) => same(place.table, table.table)));
  const others =
    homes.length > 0 && homes.every(({ perEvent, table }) => perEvent && keepsIds(table.table, index));
  // Its tables keep the ids of other events, and of this type none.
  if (found.length === 0 && docs.length >= ENOUGH && others && homes.length === row.places.length)
    return { ...row, status: 'missing', places: [], contradictions: [], measured: true };
  return row;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function keepsIds(table: string, index: Index): boolean {
  for (const abouts of index.values())
    if (abouts.some(({ grain }) => grain.table.table === table)) return true;
  return false;
}

/** A fact whose value stands in the rows about nearly all events of each type that needs it. */
function measuredFact(
  row: HoldsRow,
  fact: FactSpec,
  types: readonly string[],
  events: readonly EventDoc[],
  index: Index,
  tables: readonly StoredTable[],
): HoldsRow {
  const places = new Map<string, HoldsPlace>();
  let asked = 0;
  for (const type of types) {
    const docs = events.filter((doc) => doc.event_type === type && wantedOf(fact, doc) !== null);
    if (docs.length === 0) continue;
    asked++;
    // Only events that are found at all: the rest is told elsewhere.
    const known = docs.filter((doc) => index.has(doc));
    const counts = new Map<string, number>();
    let hits = 0;
    for (const doc of known) {
      const wanted = wantedOf(fact, doc);
      const columns = new Set(
        (index.get(doc) ?? []).flatMap(({ grain: { table }, at }) =>
          wanted === null
            ? []
            : sameIn(table.relation.rows[at] ?? [], wanted).map(
                (column) => `${table.table}\n${table.relation.columns[column]}`,
              ),
        ),
      );
      if (columns.size > 0) hits++;
      for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    if (known.length === 0) continue;
    if (hits < known.length * NEARLY_ALL) return notLoaded(row, fact, types, events, tables);
    for (const [column, count] of counts) {
      if (count < known.length * NEARLY_ALL && counts.size > 1) continue;
      const [table = '', name = null] = column.split('\n');
      places.set(column, measuredPlace(table, name));
    }
  }
  if (asked === 0) return row;
  return held(row, places.size > 0 ? [...places.values()] : row.places);
}

/** Read by name, while the column is empty and the values are nowhere. */
function notLoaded(
  row: HoldsRow,
  fact: FactSpec,
  types: readonly string[],
  events: readonly EventDoc[],
  tables: readonly StoredTable[],
): HoldsRow {
  const byReading = row.places.filter(({ how }) => how === 'name' || how === 'json' || how === 'structure');
  if (row.status !== 'held' || byReading.length < row.places.length || row.places.length === 0) return row;
  const wanted = events.flatMap((doc) => (types.includes(doc.event_type) ? (wantedOf(fact, doc) ?? []) : []));
  const different = new Map(wanted.map((each) => [each.text, each]));
  if (different.size < ENOUGH) return row;
  const named = row.places.filter(({ how }) => how !== 'json');
  if (!named.every(({ table, column }) => emptyIn(tables, table, column))) return row;
  const somewhere = tables.some(({ relation }) =>
    relation.rows.some((cells) => [...different.values()].some((each) => sameIn(cells, each).length > 0)),
  );
  return somewhere ? row : { ...row, status: 'missing', measured: true };
}

/** What rests on other rows is told by them. */
function follow(row: HoldsRow, rows: readonly HoldsRow[], { undone, bounds }: FactModel): HoldsRow {
  const statusOf = (id: string) => rows.find((each) => each.id === id);
  const undo = undone.find(({ id }) => id === row.id);
  if (undo) {
    const undoing = statusOf(undo.undoes);
    if (undoing?.measured && undoing.status === 'missing')
      return { ...row, status: 'missing', places: [], measured: true };
    // It was loaded: how it is told from the doing is worth a question, and no more.
    if (undoing?.measured && undoing.status === 'held' && row.status === 'missing')
      return { ...row, status: 'unsure', places: undoing.places };
    if (
      undoing?.status === 'held' &&
      row.status === 'unsure' &&
      row.places.some(({ how }) => how === 'structure')
    )
      return { ...row, status: 'held' };
    return row;
  }
  const span = bounds.find(({ id }) => id === row.id);
  if (span && row.status !== 'held' && span.from.every((id) => statusOf(id)?.status === 'held')) {
    const tables = new Set(span.from.flatMap((id) => statusOf(id)?.places.map(({ table }) => table) ?? []));
    return held(
      row,
      [...tables].map((table) => ({ table, column: null, line: null, how: 'derived', certain: true })),
    );
  }
  return row;
}
