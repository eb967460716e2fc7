import type { DocPath, EventDoc } from '../../domain/event.ts';
import type { FactModel, FactSpec, HoldsMatrix, HoldsPlace, HoldsRow } from '../../domain/fact.ts';
import type { Cell } from '../../domain/relation.ts';
import type { StoredTable } from '../../domain/run.ts';
import { docsById, type Grain, grainOf } from '../grain.ts';
import { epochOf } from '../times.ts';
import { isEncoded } from './encoded.ts';
import { held, measuredPlace, NEARLY_ALL, wantedOf } from './held.ts';
import { type Links, linksIn } from './linked.ts';
import { sameIn, type Wanted } from './same.ts';
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
 * was read is not where some type of event lacks it in its rows. Ids may be hashed, times counted from anywhere; where
 * no row is about an event, the reading stays.
 */
export function measureFacts(read: HoldsMatrix, loaded: Loaded): HoldsMatrix {
  const { model, tables, grain, docsOf, entityType } = loaded;
  const events = docsOf(entityType);
  const byId = docsById(events, grain);
  const grains = tables.map((table) => grainOf(table, byId, [...events]));
  const index = rowsByDoc(grains);
  const links = linksIn(tables);
  const rows = read.rows.map((row): HoldsRow => {
    if (row.of === 'event-type') return measuredType(row, events, grains, index, tables);
    const fact = model.facts.find(({ id }) => id === row.id);
    if (!fact) return row;
    if (fact.of.kind === 'events')
      return measuredFact(row, fact, fact.of.types, events, index, tables, links);
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
  tables: readonly StoredTable[],
): HoldsRow {
  const docs = events.filter((doc) => doc.event_type === row.id);
  if (docs.length === 0) return row;
  const found = docs.filter((doc) => index.has(doc));
  // A second one that the key refuses is seldom: most are there all the same.
  const refuses = row.contradictions.some(({ kind, certain }) => kind === 'refuses' && certain);
  if (row.status === 'contradicted' && refuses && found.length < docs.length) return row;
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
  if (found.length === 0 && isUnfilled(row, tables))
    return { ...row, status: 'missing', contradictions: [], measured: true };
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

/**
 * A fact whose value stands in the rows about nearly all events of each type that needs it, as it is or by a sign of its
 * own, or in a row to which these lead. What the rows show is held whatever its name; what was read, and is not in the
 * rows of some type, is not held.
 */
function measuredFact(
  row: HoldsRow,
  fact: FactSpec,
  types: readonly string[],
  events: readonly EventDoc[],
  index: Index,
  tables: readonly StoredTable[],
  links: Links,
): HoldsRow {
  const places = new Map<string, HoldsPlace>();
  const lacking: string[] = [];
  let asked = 0;
  for (const type of types) {
    const known = events.flatMap((doc): Known[] => {
      const wanted = doc.event_type === type ? wantedOf(fact, doc) : null;
      const abouts = index.get(doc);
      // Only events that are found at all: the rest is told elsewhere.
      return wanted && abouts ? [{ doc, wanted, abouts }] : [];
    });
    if (known.length === 0) continue;
    asked++;
    const found = directly(known);
    if (found) for (const place of found) places.set(`${place.table}.${place.column}`, place);
    else if (!isTold(row, fact, known, tables, links)) lacking.push(type);
  }
  if (asked === 0) return isUnfilled(row, tables) ? { ...row, status: 'missing', measured: true } : row;
  if (lacking.length === 0) {
    // Where some types have it by a sign of its own, the reading knows the places.
    const all = places.size > 0 ? [...places.values()] : row.places;
    return row.status === 'missing' && places.size === 0 ? row : held(row, all);
  }
  if (row.status === 'missing' || row.status === 'contradicted') return row;
  return { ...row, status: 'missing', lacking, measured: true };
}

/** An event, what is due of it, and the rows about it. */
type Known = { readonly doc: EventDoc; readonly wanted: Wanted; readonly abouts: readonly About[] };

/** The columns that hold the value for nearly all of the events; null: it is not found in so many. */
function directly(known: readonly Known[]): readonly HoldsPlace[] | null {
  const counts = new Map<string, { readonly place: HoldsPlace; count: number }>();
  let hits = 0;
  for (const { wanted, abouts } of known) {
    const columns = new Map(
      abouts.flatMap(({ grain: { table }, at }) =>
        sameIn(table.relation.rows[at] ?? [], wanted).map((column) => {
          const name = table.relation.columns[column] ?? null;
          return [`${table.table}.${name}`, measuredPlace(table.table, name)] as const;
        }),
      ),
    );
    if (columns.size > 0) hits++;
    for (const [key, place] of columns) counts.set(key, { place, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const enough = known.length * NEARLY_ALL;
  if (hits < enough) return null;
  const whole = [...counts.values()].filter(({ count }) => count >= enough);
  const few = counts.size === 1 ? [...counts.values()] : whole;
  // Small numbers are met anywhere: one column has to have them.
  return few.length === 0 && known[0]?.wanted.kind === 'number' ? null : few.map(({ place }) => place);
}

/** Whether the places that were read tell the value by a sign, or in a row to which those about the event lead. */
function isTold(
  { places }: HoldsRow,
  fact: FactSpec,
  known: readonly Known[],
  tables: readonly StoredTable[],
  links: Links,
): boolean {
  const isIn = ({ table, column }: HoldsPlace) =>
    isEncoded(
      known.map(({ doc, wanted, abouts }) => {
        const stored = tables.find((each) => same(each.table, table));
        const at = stored?.relation.columns.findIndex((name) => same(name, column ?? '')) ?? -1;
        const own = ownRow(doc, abouts, table) ?? links.to(table, rowsOf(abouts))[0];
        return { cell: own?.[at] ?? null, wanted, happened: epochOf(doc.timestamp) };
      }),
      fact.kind,
    ) &&
    (fact.kind !== 'text' || isSpelt(known, tables));
  const isBehind = ({ table }: HoldsPlace) => {
    const reached = known.filter(({ wanted, abouts }) => {
      // What its own row lacks, that of another event of the same user does not make good.
      if (abouts.some(({ grain }) => same(grain.table.table, table))) return false;
      return links.to(table, rowsOf(abouts)).some((linked) => sameIn(linked, wanted).length > 0);
    });
    return reached.length >= known.length * NEARLY_ALL;
  };
  return places.some((place) => isIn(place) || isBehind(place));
}

const rowsOf = (abouts: readonly About[]) =>
  abouts.map(({ grain, at }) => grain.table.relation.rows[at] ?? []);

/** The row of a table that is the event's own, and none that only refers to it: most of its ids stand there, and first. */
function ownRow(doc: EventDoc, abouts: readonly About[], table: string): readonly Cell[] | undefined {
  const [own] = abouts
    .filter(({ grain }) => same(grain.table.table, table))
    .map((about) => {
      const docs = about.grain.docsOf[about.at] ?? [];
      return { about, ids: docs.filter((each) => each === doc).length, first: docs.indexOf(doc) };
    })
    .toSorted((a, b) => b.ids - a.ids || a.first - b.first);
  return own?.about.grain.table.relation.rows[own.about.at];
}

/** Whether what a code stands for is written somewhere. */
function isSpelt(known: readonly Known[], tables: readonly StoredTable[]): boolean {
  const texts = [...new Map(known.map(({ wanted }) => [wanted.text, wanted])).values()];
  return tables.some(({ relation: { columns, rows } }) =>
    columns.some((_, at) =>
      texts.every((wanted) => rows.some((row) => sameIn([row[at] ?? null], wanted).length > 0)),
    ),
  );
}

/** Whether all tables in which something was read to stand are empty, while others are not. */
function isUnfilled({ places, status }: HoldsRow, tables: readonly StoredTable[]): boolean {
  const named = places.map(({ table }) => tables.find((each) => same(each.table, table)));
  return (
    (status === 'held' || status === 'unsure') &&
    named.length > 0 &&
    named.every((table) => table?.relation.rows.length === 0)
  );
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
